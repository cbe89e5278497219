package dev.segue.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;

/**
 * An execution provider of ONNX Runtime.
 *
 * @param cuda ordinal of a CUDA device; -1 for the CPU
 */
record Provider(int cuda) {

  static final Provider CPU = new Provider(-1);

  boolean isCuda() {
    return cuda >= 0;
  }

  /** As predictions name it: {@code cpu} or {@code cuda:N}. */
  @Override
  public String toString() {
    return isCuda() ? "cuda:" + cuda : "cpu";
  }

  /** Whether this build of ONNX Runtime contains the provider at all. */
  boolean isBuiltIn() {
    return !isCuda() || OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
  }

  /**
   * One intra-op thread without spinning: the callers are the parallelism.
   *
   * @throws OrtException if CUDA is demanded where it does not run; a session with the same options
   *     would run on the CPU without a word
   */
  OrtSession.SessionOptions sessionOptions() throws OrtException {
    OrtEnvironment.getEnvironment(); // without it, CUDA's own reason for failing is lost
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    try {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      if (isCuda()) {
        addCuda(options);
      }
      return options;
    } catch (OrtException failed) {
      options.close();
      throw failed;
    }
  }

  /** Full float32 instead of TF32, so that the golden vectors hold. */
  private void addCuda(OrtSession.SessionOptions options) throws OrtException {
    try (OrtCUDAProviderOptions device = new OrtCUDAProviderOptions(cuda)) {
      device.add("use_tf32", "0");
      device.add("arena_extend_strategy", "kSameAsRequested");
      options.addCUDA(device);
    }
  }
}
