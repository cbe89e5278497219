package dev.segue.training.learning;

/** Stops a training after its first epoch, as Ctrl-C would. */
public final class StoppedTraining implements TrainingProgress {

  private final boolean stops;
  private boolean ended;

  /** Stops when asked to; else tells nobody. */
  public StoppedTraining(boolean stops) {
    this.stops = stops;
  }

  @Override
  public void epoch(Epoch epoch) {
    ended = true;
  }

  @Override
  public boolean stopRequested() {
    return stops && ended;
  }
}
