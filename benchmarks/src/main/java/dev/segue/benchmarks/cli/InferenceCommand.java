package dev.segue.benchmarks.cli;

import dev.segue.benchmarks.inference.SequenceBenchmark;
import dev.segue.benchmarks.inference.StepBenchmark;
import dev.segue.cli.CommandFailure;
import dev.segue.inference.Device;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code segue bench inference}: calls of the two graphs a second, without a topology. */
@Command(
    name = "inference",
    mixinStandardHelpOptions = true,
    description =
        "Measures calls a second of step.onnx and sequence.onnx at several batch sizes, with JMH and random weights "
            + "of the published size. Times the rows of a call, that is predictions a second of one thread.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:measured", "1:a run failed", "2:bad usage"},
    footer = "  segue bench inference --device cpu")
final class InferenceCommand implements Callable<Integer> {

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "cpu",
      description = "cpu or cuda:N (default: ${DEFAULT-VALUE}).")
  private String device;

  @Override
  public Integer call() throws Exception {
    requireDevice();
    Options options =
        new OptionsBuilder()
            .include(StepBenchmark.class.getName())
            .include(SequenceBenchmark.class.getName())
            .param("device", device)
            .shouldFailOnError(true)
            .build();
    new Runner(options).run();
    return 0;
  }

  private void requireDevice() {
    try {
      Device.parse(device);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.badInput(e.getMessage() + "; give --device cpu or --device cuda:0");
    }
  }
}
