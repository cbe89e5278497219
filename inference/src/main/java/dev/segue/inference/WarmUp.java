package dev.segue.inference;

/** First calls of a model, before anybody waits for them, and a look at its speed. */
final class WarmUp {

  private static final int ROWS = 64;
  private static final int ROUNDS = 8;

  private WarmUp() {}

  /** Runs every batch size that will occur padded, then measures: nanoseconds for 64 rows. */
  static long run(Backend backend, ModelShape shape) {
    int largest = backend.provider().isCuda() ? 1024 : ROWS;
    try (StepBatch batch = new StepBatch(shape, largest)) {
      for (int size : MergedSteps.sizes()) {
        if (size <= largest) {
          backend.steps(batch, size);
        }
      }
      long fastest = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        backend.steps(batch, ROWS);
        fastest = Math.min(fastest, System.nanoTime() - start);
      }
      return fastest;
    }
  }
}
