package dev.segue.inference;

import java.util.Optional;

/** Chooses where a bundle runs. */
final class Backends {

  private Backends() {}

  /**
   * A backend that is warmed up, and what was decided about CUDA.
   *
   * @param backend where the model runs
   * @param note one sentence on why CUDA is not used although it might have been
   */
  record Choice(Backend backend, Optional<String> note) {}

  /**
   * Opens a bundle where a device says.
   *
   * @throws dev.segue.features.bundle.BundleException if the bundle is not right
   * @throws DeviceException if a CUDA device was named and cannot run it
   */
  static Choice open(GraphFiles files, Device device) {
    if (device instanceof Device.Auto) {
      return fastest(files);
    }
    Backend backend =
        device instanceof Device.Cuda cuda
            ? CudaBackend.open(files, cuda.ordinal())
            : CpuBackend.open(files);
    warmUp(backend, files);
    return new Choice(backend, Optional.empty());
  }

  private static Choice fastest(GraphFiles files) {
    Backend cpu = CpuBackend.open(files);
    long cpuTime = warmUp(cpu, files);
    Backend cuda;
    long cudaTime;
    try {
      cuda = CudaBackend.open(files, 0);
      cudaTime = warmUp(cuda, files);
    } catch (DeviceException | InferenceException off) {
      return new Choice(cpu, Optional.of("CUDA is off: " + off.getMessage()));
    }
    if (cudaTime < cpuTime) {
      cpu.close();
      return new Choice(cuda, Optional.empty());
    }
    cuda.close();
    String note =
        "CUDA is off: 64 rows take "
            + cudaTime / 1000
            + " microseconds there and "
            + cpuTime / 1000
            + " on the CPU";
    return new Choice(cpu, Optional.of(note));
  }

  private static long warmUp(Backend backend, GraphFiles files) {
    try {
      return WarmUp.run(backend, files.shape());
    } catch (RuntimeException failed) {
      backend.close();
      throw failed;
    }
  }
}
