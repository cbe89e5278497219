package dev.segue.inference;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a model runs. */
public sealed interface Device {

  /** The faster of CUDA device 0 and the CPU that reproduces the bundle's golden vectors. */
  record Auto() implements Device {
    @Override
    public String toString() {
      return "auto";
    }
  }

  /** The processor. */
  record Cpu() implements Device {
    @Override
    public String toString() {
      return "cpu";
    }
  }

  /**
   * One CUDA device.
   *
   * @param ordinal number of the device, from 0
   */
  record Cuda(int ordinal) implements Device {
    @Override
    public String toString() {
      return "cuda:" + ordinal;
    }
  }

  /**
   * Parses {@code auto}, {@code cpu} or {@code cuda:N}; {@code cuda} alone is device 0.
   *
   * @throws IllegalArgumentException for anything else, with a sentence that names the choices
   */
  static Device parse(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    Matcher cuda = Pattern.compile("cuda(?::(\\d{1,3}))?").matcher(name);
    if (name.equals("auto")) {
      return new Auto();
    }
    if (name.equals("cpu")) {
      return new Cpu();
    }
    if (cuda.matches()) {
      return new Cuda(cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1)));
    }
    throw new IllegalArgumentException(
        "inference.device: expected auto, cpu or cuda:N, found '" + text + "'");
  }
}
