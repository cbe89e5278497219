package dev.segue.quickstart.replay;

/** Brings events to a sink at their pace. Not thread-safe. */
final class Delivery {

  private final Pace pace;
  private final Progress progress;
  private boolean wanted = true;

  Delivery(Pace pace, Progress progress) {
    this.pace = pace;
    this.progress = progress;
  }

  /** Sends the event when its turn has come; does nothing once the sink wants no more. */
  void deliver(ReplayEvent event, EventSink sink) {
    if (!wanted) {
      return;
    }
    if (pace.isEarly(event)) {
      sink.flush();
    }
    pace.await(event);
    wanted = sink.send(event);
    progress.sent(event);
  }
}
