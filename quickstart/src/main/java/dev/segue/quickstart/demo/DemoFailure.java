package dev.segue.quickstart.demo;

/** The demo cannot go on; the message is one line: what is wrong, and what to do. */
public final class DemoFailure extends RuntimeException {

  public DemoFailure(String message) {
    super(message);
  }
}
