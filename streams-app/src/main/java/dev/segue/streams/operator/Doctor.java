package dev.segue.streams.operator;

import dev.segue.streams.config.SegueConfig;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Looks at everything that the application needs, and goes on after whatever is wrong. */
public final class Doctor {

  /** Looks at one thing; has no findings when there is nothing to look at. */
  @FunctionalInterface
  interface Check {
    List<Finding> findings() throws IOException;
  }

  private final Consumer<Finding> told;

  /**
   * @param told gets every finding as soon as it is made
   */
  public Doctor(Consumer<Finding> told) {
    this.told = told;
  }

  /** Looks at the machine alone. */
  public void examineMachine() {
    examine("java", MachineCheck::java);
    examine("rocksdb", MachineCheck::rocksDb);
    examine("onnx runtime", MachineCheck::onnxRuntime);
  }

  /** Looks at the machine, the cluster, the registry and the model of a configuration. */
  public void examine(SegueConfig config) {
    examineMachine();
    examine("cuda", () -> ModelCheck.device(config.model()));
    examine("model", () -> ModelCheck.bundle(config.model()));
    examine("state.dir", () -> MachineCheck.stateDirectory(config.runtime().stateDir()));
    examine("http", () -> HttpCheck.findings(config.http()));
    examine("broker", () -> new ClusterCheck(config).findings());
    examine("registry", () -> new SchemaCheck(config).findings());
  }

  /** A native library that does not load is an error, which must not end the others' turn. */
  private void examine(String name, Check check) {
    try {
      check.findings().forEach(told);
    } catch (IOException | RuntimeException | LinkageError e) {
      told.accept(
          Finding.fail(
              name,
              "cannot be checked: " + e.getClass().getSimpleName() + ": " + e.getMessage(),
              "correct what it names"));
    }
  }
}
