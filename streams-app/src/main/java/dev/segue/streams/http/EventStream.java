package dev.segue.streams.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Server-sent events to one client. A write that the client does not take in time ends it. */
public final class EventStream {

  private final OutputStream out;
  private final Deadlines deadlines;

  EventStream(OutputStream out, Deadlines deadlines) {
    this.out = out;
    this.deadlines = deadlines;
  }

  /**
   * Sends one event at once.
   *
   * @param id by which a client that comes back says where it was
   * @param event the event's name
   * @param json one line
   */
  public void send(String id, String event, String json) throws IOException {
    write("id: " + id + "\nevent: " + event + "\ndata: " + json);
  }

  /** Sends what clients skip, so that a connection without events is kept, and a dead one found. */
  public void heartbeat() throws IOException {
    write(": still here");
  }

  private void write(String lines) throws IOException {
    deadlines.within(
        () -> {
          out.write((lines + "\n\n").getBytes(StandardCharsets.UTF_8));
          out.flush();
        });
  }
}
