package dev.segue.training.learning;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/** PyTorch in this process: loaded once, offline, with a stated number of threads. */
public final class TorchRuntime {

  static {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
  }

  private TorchRuntime() {}

  /**
   * Loads PyTorch, on the first call, and sets how many threads a computation may use.
   *
   * @param threads 1 or more
   */
  public static Engine engine(int threads) {
    Engine engine = Engine.getEngine("PyTorch");
    JniUtils.setNumThreads(threads);
    return engine;
  }

  /** Runs without recording gradients. */
  public static void withoutGradients(Runnable action) {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
    try {
      action.run();
    } finally {
      JniUtils.setGradMode(before);
    }
  }
}
