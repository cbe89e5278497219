package dev.segue.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether CUDA runs here, and in plain words why it does not. */
public final class Cuda {

  private static final Pattern MISSING_LIBRARY =
      Pattern.compile("(lib[\\w.+-]+): cannot open shared object file");

  private Cuda() {}

  /**
   * Why CUDA does not run on a device: a cause, a semicolon and a remedy. Empty when it runs. Loads
   * CUDA's libraries, but no model.
   *
   * @param ordinal number of the device, from 0
   */
  public static Optional<String> whyOff(int ordinal) {
    Provider provider = new Provider(ordinal);
    if (!provider.isBuiltIn()) {
      return Optional.of("this build has ONNX Runtime for the CPU only; build with -Pgpu");
    }
    try {
      provider.sessionOptions().close();
      return Optional.empty();
    } catch (OrtException off) {
      return Optional.of(plain(OnnxGraph.oneLine(off)));
    }
  }

  /** The version of ONNX Runtime's native library, which it loads. */
  public static String runtimeVersion() {
    return OrtEnvironment.getEnvironment().getVersion();
  }

  /** The reason of ONNX Runtime or CUDA in plain words with a remedy; unknown ones as they are. */
  static String plain(String reason) {
    Matcher library = MISSING_LIBRARY.matcher(reason);
    if (library.find()) {
      return "the library "
          + library.group(1)
          + " is missing; install CUDA 12 and cuDNN 9, or put them on LD_LIBRARY_PATH";
    }
    if (reason.contains("no CUDA-capable device")) {
      return "no NVIDIA GPU is visible; pass the device to the container or machine";
    }
    if (reason.contains("driver version is insufficient")) {
      return "the NVIDIA driver is missing or too old for CUDA 12; update it";
    }
    if (reason.contains("invalid device ordinal")) {
      return "there is no device of that number; nvidia-smi -L lists them";
    }
    return reason;
  }
}
