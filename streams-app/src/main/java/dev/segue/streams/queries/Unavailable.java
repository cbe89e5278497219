package dev.segue.streams.queries;

import dev.segue.streams.http.Reply;

/** Answers of an instance that cannot tell now. */
final class Unavailable {

  private Unavailable() {}

  /** 503 with the reason. */
  static Reply because(String reason) {
    return Reply.error(503, reason).withHeader("Retry-After", "2");
  }
}
