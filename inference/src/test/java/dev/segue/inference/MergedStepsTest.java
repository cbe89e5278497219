package dev.segue.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedStepsTest {

  private final ToyNetwork network = new ToyNetwork(1, true);
  @TempDir Path temporary;
  private Graphs graphs;
  private ModelShape shape;

  @BeforeEach
  void openGraphs() throws Exception {
    GraphFiles files = GraphFiles.of(ToyBundle.of(network).write(temporary.resolve("b")));
    graphs = Graphs.open(files, Provider.CPU);
    shape = files.shape();
  }

  @AfterEach
  void closeGraphs() {
    graphs.close();
  }

  @Test
  void shouldGiveEveryCallerItsOwnRows() throws Exception {
    ExecutorService owner = Executors.newSingleThreadExecutor();
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try (MergedSteps steps = new MergedSteps(graphs.step(), shape, owner)) {
      List<Future<?>> calls = new ArrayList<>();
      for (int caller = 0; caller < 40; caller++) {
        Random random = new Random(caller);
        calls.add(callers.submit(() -> callAndCheck(steps, random, 1 + random.nextInt(100))));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      callers.shutdown();
      owner.shutdown();
    }
  }

  @Test
  void shouldSplitABatchThatIsLargerThanACall() {
    try (MergedSteps steps = new MergedSteps(graphs.step(), shape, Runnable::run)) {
      callAndCheck(steps, new Random(1), 2500);
    }
  }

  @Test
  void shouldRunWhatWaitsInOneCall() throws Exception {
    Queue<Runnable> owner = new ArrayDeque<>();
    ExecutorService callers = Executors.newFixedThreadPool(2);
    try (MergedSteps steps = new MergedSteps(graphs.step(), shape, task -> add(owner, task))) {
      Future<?> first = callers.submit(() -> callAndCheck(steps, new Random(1), 3));
      Future<?> second = callers.submit(() -> callAndCheck(steps, new Random(2), 4));
      Runnable task = takeWhenTwoWait(owner);

      task.run();

      first.get();
      second.get();
    } finally {
      callers.shutdown();
    }
  }

  @Test
  void shouldTellTheCallerWhenTheCallFails() {
    OnnxGraph wrong = graphs.sequence();
    try (MergedSteps steps = new MergedSteps(wrong, shape, Runnable::run);
        StepBatch batch = new StepBatch(shape, 1)) {
      assertThatThrownBy(() -> steps.run(batch, 1)).isInstanceOf(RuntimeException.class);
    }
  }

  private void callAndCheck(MergedSteps steps, Random random, int rows) {
    ToyRows expected = new ToyRows(network, random, rows);
    try (StepBatch batch = new StepBatch(shape, rows)) {
      expected.fill(batch);
      steps.run(batch, rows);
      batch.calibrate(rows, ToyBundle.TEMPERATURE);
      expected.requireAnswers(batch);
    }
  }

  private static void add(Queue<Runnable> owner, Runnable task) {
    synchronized (owner) {
      owner.add(task);
      owner.notifyAll();
    }
  }

  private static Runnable takeWhenTwoWait(Queue<Runnable> owner) throws InterruptedException {
    synchronized (owner) {
      while (owner.size() < 2) {
        owner.wait();
      }
      assertThat(owner).hasSize(2);
      return owner.remove();
    }
  }
}
