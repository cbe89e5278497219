package dev.segue.streams.http;

import java.io.IOException;

/** Answers one route for as long as the client stays, on a thread of its own. */
@FunctionalInterface
public interface Streamer {

  /**
   * Writes until it returns or throws.
   *
   * @throws IOException when the client went away or is too slow; that is no error
   * @throws InterruptedException when the surface closes
   */
  void stream(Request request, EventStream out) throws IOException, InterruptedException;
}
