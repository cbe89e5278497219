package dev.segue.benchmarks.inference;

import dev.segue.inference.Device;
import dev.segue.inference.NextGenreModel;
import dev.segue.inference.StepBatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
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

/**
 * One call of the step graph as the topology makes it: rows filled, run, answers copied out. The
 * score is calls a second; times {@code rows} it is predictions a second of one thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StepBenchmark {

  @Param({"1", "16", "64", "256"})
  public int rows;

  /** As {@code inference.device}. */
  @Param("cpu")
  public String device;

  private NextGenreModel model;
  private StepBatch batch;
  private float[] memory;
  private float[] features;
  private float[] probabilities;

  @Setup
  public void open() throws Exception {
    Path directory = Files.createTempDirectory("segue-bench");
    model = NextGenreModel.load(RandomBundle.write(directory.resolve("b")), Device.parse(device));
    batch = model.newBatch(rows);
    memory = new float[model.shape().memory()];
    features = new float[model.shape().features()];
    probabilities = new float[model.shape().labels()];
    Random random = new Random(1);
    for (int i = 0; i < features.length; i++) {
      features[i] = random.nextFloat();
    }
    Arrays.fill(memory, 0.1f);
  }

  @TearDown
  public void close() {
    batch.close();
    model.close();
  }

  @Benchmark
  public float predict() {
    for (int row = 0; row < rows; row++) {
      int[] ids = {1 + row, 1 + row};
      batch.memory(row, memory);
      batch.freeze(row, features, ids);
      batch.open(row, features, ids);
    }
    model.run(batch, rows);
    for (int row = 0; row < rows; row++) {
      batch.newMemory(row, memory);
      batch.probabilities(row, probabilities);
    }
    return probabilities[0];
  }
}
