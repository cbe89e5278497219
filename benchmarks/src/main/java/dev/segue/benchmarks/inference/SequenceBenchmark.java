package dev.segue.benchmarks.inference;

import dev.segue.inference.Device;
import dev.segue.inference.NextGenreModel;
import dev.segue.inference.SequenceResult;
import dev.segue.inference.StepSequence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Whole histories through the sequence graph, as memories are rebuilt; calls a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SequenceBenchmark {

  @Param({"1", "32"})
  public int users;

  @Param({"50", "512"})
  public int steps;

  /** As {@code inference.device}. */
  @Param("cpu")
  public String device;

  private NextGenreModel model;
  private List<StepSequence> histories;

  @Setup
  public void open() throws Exception {
    Path directory = Files.createTempDirectory("segue-bench");
    model = NextGenreModel.load(RandomBundle.write(directory.resolve("b")), Device.parse(device));
    StepSequence history =
        new StepSequence(
            steps,
            null,
            new float[steps * model.shape().features()],
            new int[steps * model.shape().categoricals()]);
    histories = Collections.nCopies(users, history);
  }

  @TearDown
  public void close() {
    model.close();
  }

  @Benchmark
  public List<SequenceResult> rebuild() {
    return model.run(histories);
  }
}
