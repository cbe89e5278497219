package dev.segue.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.segue.features.bundle.BundleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSlotTest {

  private final ToyBundle first = ToyBundle.of(new ToyNetwork(1, true)).withVersion(1);
  private final ToyBundle second = ToyBundle.of(new ToyNetwork(2, true)).withVersion(2);
  @TempDir Path models;

  @Test
  void shouldServeTheNewestBundle() throws IOException {
    second.write(models.resolve("a"));
    first.write(models.resolve("b"));

    try (ModelSlot slot = open()) {
      assertThat(version(slot)).isEqualTo("2");
      assertThat(slot.poll()).isEqualTo(new Swap.Unchanged());
    }
  }

  @Test
  void shouldServeADirectoryThatIsABundle() throws IOException {
    first.write(models.resolve("a"));

    try (ModelSlot slot = ModelSlot.open(models.resolve("a"), new Device.Cpu(), bundle -> {})) {
      second.write(models.resolve("a"));

      assertThat(slot.poll()).isInstanceOf(Swap.Switched.class);
      assertThat(version(slot)).isEqualTo("2");
    }
  }

  @Test
  void shouldCloseTheOldModelWhenItsLastUserLeaves() throws IOException {
    first.write(models.resolve("a"));

    try (ModelSlot slot = open()) {
      ModelLease old = slot.acquire();
      String digest = second.write(models.resolve("b")).digest();

      assertThat(slot.poll()).isEqualTo(new Swap.Switched("2", digest));

      assertThat(version(slot)).isEqualTo("2");
      run(old.model(), first);
      NextGenreModel model = old.model();
      old.close();
      old.close();
      assertThatThrownBy(() -> run(model, first)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void shouldCloseWithoutWaitingForALoadAndCloseWhatItLoads() throws Exception {
    first.write(models.resolve("a"));
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    List<NextGenreModel> loaded = new CopyOnWriteArrayList<>();
    ModelSlot slot =
        ModelSlot.open(
            models,
            bundle -> {
              NextGenreModel model = NextGenreModel.load(bundle, new Device.Cpu());
              loaded.add(model);
              if (loaded.size() > 1) {
                loading.countDown();
                await(closed);
              }
              return model;
            });
    second.write(models.resolve("b"));
    ExecutorService poller = Executors.newSingleThreadExecutor();
    try {
      Future<Swap> poll = poller.submit(slot::poll);
      await(loading);

      assertTimeoutPreemptively(Duration.ofSeconds(20), slot::close);
      closed.countDown();

      assertThat(poll.get()).isEqualTo(new Swap.Unchanged());
      assertThatThrownBy(() -> run(loaded.get(0), first)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> run(loaded.get(1), second))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(slot::acquire).isInstanceOf(IllegalStateException.class);
    } finally {
      closed.countDown();
      poller.shutdown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void shouldKeepServingWhenTheBundleGoes() throws IOException {
    first.write(models.resolve("a"));

    try (ModelSlot slot = open()) {
      Files.delete(models.resolve("a/bundle.json"));

      assertThat(slot.poll()).isEqualTo(new Swap.Kept(List.of()));
      assertThat(version(slot)).isEqualTo("1");
    }
  }

  @Test
  void shouldRefuseToOpenWithoutAUsableBundle() throws IOException {
    assertThatThrownBy(this::open)
        .isInstanceOf(BundleException.class)
        .hasMessage("models " + models + ": expected a bundle there, found none");

    first.write(models.resolve("a"));
    Files.delete(models.resolve("a/step.onnx"));
    assertThatThrownBy(this::open)
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("step.onnx: expected a file, found nothing there");
  }

  @Test
  void shouldSwitchWhileThreadsAreAnswering() throws Exception {
    first.write(models.resolve("a"));
    ExecutorService callers = Executors.newFixedThreadPool(3);
    AtomicBoolean done = new AtomicBoolean();
    try (ModelSlot slot = open()) {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        calls.add(callers.submit(() -> answerUntil(done, slot)));
      }
      for (int swap = 0; swap < 10; swap++) {
        (swap % 2 == 0 ? second : first).withVersion(swap + 2).write(models.resolve("a"));
        assertThat(slot.poll()).isInstanceOf(Swap.Switched.class);
      }
      done.set(true);
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      done.set(true);
      callers.shutdown();
    }
  }

  private void answerUntil(AtomicBoolean done, ModelSlot slot) {
    while (!done.get()) {
      try (ModelLease lease = slot.acquire()) {
        int version = Integer.parseInt(lease.model().manifest().version());
        run(lease.model(), version > 1 && version % 2 == 0 ? second : first);
      }
    }
  }

  private static void run(NextGenreModel model, ToyBundle expected) {
    ToyRows rows = new ToyRows(expected.network(), new Random(1), 3);
    try (StepBatch batch = model.newBatch(3)) {
      rows.fill(batch);
      model.run(batch, 3);
      rows.requireAnswers(batch);
    }
  }

  private ModelSlot open() {
    return ModelSlot.open(models, new Device.Cpu(), bundle -> {});
  }

  private static String version(ModelSlot slot) {
    try (ModelLease lease = slot.acquire()) {
      return lease.model().manifest().version();
    }
  }
}
