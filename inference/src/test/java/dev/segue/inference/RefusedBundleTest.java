package dev.segue.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that a slot refuses, for good or for the moment. */
class RefusedBundleTest {

  private final ToyBundle first = ToyBundle.of(new ToyNetwork(1, true)).withVersion(1);
  private final ToyBundle second = ToyBundle.of(new ToyNetwork(2, true)).withVersion(2);
  @TempDir Path models;

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

  /** As {@code cp -r} may do it: the manifest first. */
  @Test
  void shouldServeABundleThatIsCopiedFileByFile() throws IOException {
    first.write(models.resolve("a"));
    Path whole = second.write(models.resolve(".whole")).root();

    try (ModelSlot slot = open()) {
      for (String file : List.of("bundle.json", "sequence.onnx", "golden", "vocabulary")) {
        copy(whole.resolve(file), models.resolve("b").resolve(file));
      }
      assertThat(slot.poll())
          .isInstanceOfSatisfying(
              Swap.Kept.class, kept -> assertThat(kept.reasons().get(0)).contains("step.onnx"));
      assertThat(slot.poll()).isEqualTo(new Swap.Unchanged());
      assertThat(version(slot)).isEqualTo("1");

      copy(whole.resolve("step.onnx"), models.resolve("b/step.onnx"));
      assertThat(slot.poll()).isInstanceOf(Swap.Switched.class);
      assertThat(version(slot)).isEqualTo("2");
      assertThat(slot.poll()).isEqualTo(new Swap.Unchanged());
    }
  }

  @Test
  void shouldLoadWhatIsRefusedForGoodOnlyOnceWhileItsFilesAreTheSame() throws IOException {
    first.write(models.resolve("a"));
    List<String> loads = new ArrayList<>();
    Function<BundleDirectory, NextGenreModel> loader =
        bundle -> {
          loads.add(bundle.root().getFileName().toString());
          switch (loads.get(loads.size() - 1)) {
            case "b" -> throw new BundleException("not here");
            case "c" -> throw new DeviceException("cuda:0: out of memory");
            default -> {
              return NextGenreModel.load(bundle, new Device.Cpu());
            }
          }
        };
    try (ModelSlot slot = ModelSlot.open(models, loader)) {
      Path b = second.write(models.resolve("b")).root();
      slot.poll();
      slot.poll();
      assertThat(loads).containsExactly("a", "b");

      second.write(models.resolve("c"));
      slot.poll();
      slot.poll();
      assertThat(loads).containsExactly("a", "b", "c", "c");

      Files.write(b.resolve("vocabulary/added"), new byte[] {1});
      slot.poll();
      assertThat(loads).containsExactly("a", "b", "c", "c", "c", "b");
    }
  }

  @Test
  void shouldReadAnInvalidBundleAgainWhenOneOfItsFilesChanges() throws IOException {
    first.write(models.resolve("a"));
    try (ModelSlot slot = open()) {
      Path graph = second.write(models.resolve("b")).root().resolve("step.onnx");
      byte[] right = Files.readAllBytes(graph);
      FileTime time = Files.getLastModifiedTime(graph);
      Files.write(graph, new byte[right.length]);
      Files.setLastModifiedTime(graph, time);
      assertThat(slot.poll()).isInstanceOf(Swap.Kept.class);

      Files.write(graph, right);
      Files.setLastModifiedTime(graph, time);
      assertThat(slot.poll()).isEqualTo(new Swap.Unchanged());
      assertThat(version(slot)).isEqualTo("1");

      Files.setLastModifiedTime(graph, FileTime.fromMillis(time.toMillis() + 1));
      assertThat(slot.poll()).isInstanceOf(Swap.Switched.class);
    }
  }

  @Test
  void shouldTryAgainWhatTheMachineCouldNotLoad() throws IOException {
    first.write(models.resolve("a"));
    AtomicBoolean busy = new AtomicBoolean();
    Function<BundleDirectory, NextGenreModel> loader =
        bundle -> {
          if (busy.get()) {
            throw new DeviceException("cuda:0: out of memory");
          }
          return NextGenreModel.load(bundle, new Device.Cpu());
        };
    try (ModelSlot slot = ModelSlot.open(models, loader)) {
      second.write(models.resolve("b"));
      busy.set(true);
      assertThat(slot.poll()).isEqualTo(new Swap.Kept(List.of("cuda:0: out of memory")));
      assertThat(slot.poll()).isEqualTo(new Swap.Unchanged());

      busy.set(false);
      assertThat(slot.poll()).isInstanceOf(Swap.Switched.class);
    }
  }

  @Test
  void shouldServeTheNewestBundleThatIsServable() throws IOException {
    first.write(models.resolve("a"));
    second.write(models.resolve("b"));
    Consumer<BundleDirectory> onlyFirst =
        bundle -> {
          if (!bundle.manifest().version().equals("1")) {
            throw new BundleException("not here");
          }
        };

    try (ModelSlot slot = ModelSlot.open(models, new Device.Cpu(), onlyFirst)) {
      assertThat(version(slot)).isEqualTo("1");
      assertThat(slot.poll()).isEqualTo(new Swap.Unchanged());

      second.withVersion(3).write(models.resolve("a"));
      assertThat(slot.poll()).isEqualTo(new Swap.Unchanged());
      assertThat(version(slot)).isEqualTo("1");
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
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
