package dev.segue.streams.http;

/** Answers one route. Called by several threads; has ten seconds, and one while others wait. */
@FunctionalInterface
public interface Handler {

  /**
   * The answer to one request.
   *
   * @throws Exception is answered with 500, and logged without its message
   */
  Reply answer(Request request) throws Exception;
}
