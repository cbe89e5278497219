package dev.segue.streams.operator;

import dev.segue.features.bundle.BundleException;
import dev.segue.inference.Cuda;
import dev.segue.inference.Device;
import dev.segue.inference.DeviceException;
import dev.segue.inference.InferenceException;
import dev.segue.inference.ModelLease;
import dev.segue.inference.ModelSlot;
import dev.segue.streams.config.ModelConfig;
import dev.segue.streams.prediction.ServableBundles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the device that the model is to run on, and at the model's bundle. */
final class ModelCheck {

  private ModelCheck() {}

  /** CUDA that is off is a failure only where it was asked for. */
  static List<Finding> device(ModelConfig config) {
    Device device = Device.parse(config.device());
    int ordinal = device instanceof Device.Cuda cuda ? cuda.ordinal() : 0;
    Optional<String> off = Cuda.whyOff(ordinal);
    if (off.isEmpty()) {
      return List.of(Finding.ok("cuda", "device " + ordinal + " runs"));
    }
    return List.of(
        device instanceof Device.Cuda
            ? Finding.fail(
                "cuda",
                "inference.device="
                    + device
                    + ", but CUDA is off: "
                    + off.get()
                    + ", or set inference.device to cpu or auto")
            : Finding.info(
                "cuda",
                "off, models run on the CPU (inference.device=" + device + "): " + off.get()));
  }

  static List<Finding> bundle(ModelConfig config) {
    if (config.directory().isEmpty()) {
      return List.of(
          Finding.warn(
              "model",
              "models.dir is none: every prediction comes from a baseline and is marked as degraded",
              "set models.dir to a bundle, for example models/next-genre"));
    }
    Path models = config.directory().get();
    try (ModelSlot slot = ModelSlot.open(models, usable(config), ServableBundles::require);
        ModelLease lease = slot.acquire()) {
      List<Finding> findings = new ArrayList<>();
      findings.add(Finding.ok("model", description(models, lease)));
      slot.refused().forEach(why -> findings.add(Finding.warn("model", why, "remove it")));
      return findings;
    } catch (BundleException e) {
      return List.of(
          Finding.fail(
              "model",
              e.getMessage(),
              "copy the bundle again, or set models.dir to one that segue bundle verify accepts"));
    } catch (DeviceException | InferenceException e) {
      return List.of(Finding.fail("model", e.getMessage(), "set inference.device to cpu or auto"));
    }
  }

  /** The CPU where CUDA is off: that is another finding, and the bundle may still be right. */
  private static Device usable(ModelConfig config) {
    Device device = Device.parse(config.device());
    return device instanceof Device.Cuda cuda && Cuda.whyOff(cuda.ordinal()).isPresent()
        ? new Device.Cpu()
        : device;
  }

  private static String description(Path models, ModelLease lease) {
    return String.format(
        "%s: %s %s (%s), digests and golden vectors hold on %s",
        models,
        lease.model().manifest().name(),
        lease.model().manifest().version(),
        lease.model().digest().substring(0, 12),
        lease.model().provider());
  }
}
