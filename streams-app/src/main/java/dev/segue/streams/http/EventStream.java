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
   * @param event the event's name
   * @param value a record, a map or a list, sent as one line of JSON
   */
  public void send(String event, Object value) throws IOException {
    write("event: " + event + "\ndata: " + new String(Json.bytes(value), StandardCharsets.UTF_8));
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
