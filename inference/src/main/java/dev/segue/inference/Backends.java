package dev.segue.inference;

import dev.segue.features.bundle.BundleDirectory;
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
  static Choice open(BundleDirectory bundle, Device device) {
    if (device instanceof Device.Auto) {
      return fastest(bundle);
    }
    Backend backend =
        device instanceof Device.Cuda cuda
            ? CudaBackend.open(bundle, cuda.ordinal())
            : CpuBackend.open(bundle);
    warmUp(backend, bundle);
    return new Choice(backend, Optional.empty());
  }

  private static Choice fastest(BundleDirectory bundle) {
    Backend cpu = CpuBackend.open(bundle);
    long cpuTime = warmUp(cpu, bundle);
    Backend cuda;
    long cudaTime;
    try {
      cuda = CudaBackend.open(bundle, 0);
      cudaTime = warmUp(cuda, bundle);
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

  private static long warmUp(Backend backend, BundleDirectory bundle) {
    try {
      return WarmUp.run(backend, ModelShape.of(bundle.manifest()));
    } catch (RuntimeException failed) {
      backend.close();
      throw failed;
    }
  }
}
