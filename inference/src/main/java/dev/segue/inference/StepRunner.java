package dev.segue.inference;

/** Runs the step graph on the first rows of a batch; fills its outputs, not its probabilities. */
@FunctionalInterface
interface StepRunner {

  void run(StepBatch batch, int rows);
}
