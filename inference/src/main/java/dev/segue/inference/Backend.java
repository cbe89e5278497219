package dev.segue.inference;

import java.util.List;

/** A bundle's graphs on one provider. Thread-safe. */
interface Backend extends AutoCloseable {

  /** The provider it runs on. */
  Provider provider();

  /** Runs the first rows of a batch; the probabilities are left to the caller. */
  void steps(StepBatch batch, int rows);

  /** Runs whole histories. */
  List<SequenceResult> sequences(List<StepSequence> sequences);

  /** Frees the sessions; no call may be running. */
  @Override
  void close();
}
