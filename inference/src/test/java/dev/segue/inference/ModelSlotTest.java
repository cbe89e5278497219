package dev.segue.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.features.bundle.BundleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

    try (ModelSlot slot = ModelSlot.open(models.resolve("a"), new Device.Cpu())) {
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
  void shouldKeepServingWhenTheNewBundleIsBroken() throws IOException {
    first.write(models.resolve("a"));
    ToyBundle lying = second.withStep(new ToyNetwork(3, true).step());

    try (ModelSlot slot = open()) {
      lying.write(models.resolve("b"));
      assertThat(slot.poll())
          .isInstanceOfSatisfying(
              Swap.Kept.class,
              kept -> assertThat(kept.reasons().get(0)).contains("golden probability"));

      second.write(models.resolve("b"));
      Files.write(models.resolve("b/step.onnx"), new byte[] {1});
      assertThat(slot.poll())
          .isInstanceOfSatisfying(
              Swap.Kept.class, kept -> assertThat(kept.reasons().get(0)).contains("SHA-256"));
      assertThat(slot.poll()).isEqualTo(new Swap.Unchanged());
      assertThat(version(slot)).isEqualTo("1");
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
    return ModelSlot.open(models, new Device.Cpu());
  }

  private static String version(ModelSlot slot) {
    try (ModelLease lease = slot.acquire()) {
      return lease.model().manifest().version();
    }
  }
}
