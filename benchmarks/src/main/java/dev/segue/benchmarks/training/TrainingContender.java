package dev.segue.benchmarks.training;

import dev.segue.training.learning.Optimiser;
import dev.segue.training.learning.Stopping;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;

/** A training whose speed is measured. */
interface TrainingContender {

  /** Rates and regularisation do not change the speed. */
  Optimiser OPTIMISER = new Optimiser(1e-3f, 0.01f, 1);

  /** For people. */
  String name();

  /** Trains two epochs of the plan's updates, telling of every update. */
  void train(TrainingBenchmark.Plan plan, TrainingProgress progress);

  /** Two epochs: the first one warms up. */
  static Stopping twoEpochs() {
    return new Stopping(2, 2);
  }

  static TrainingRun run(TrainingBenchmark.Plan plan) {
    return new TrainingRun(1, plan.threads());
  }
}
