package dev.segue.training.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Where a training keeps its state between epochs, so that a command that was killed goes on: one
 * file in the safetensors format, replaced as a whole. A file of another training (other data,
 * options or start) is not read. Not thread-safe.
 */
public final class Checkpoint {

  /** Keeps nothing. */
  public static final Checkpoint NONE =
      new Checkpoint(null, "", message -> {}, new AtomicBoolean());

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String ABOUT = "about";

  private final Path file;
  private final String training;
  private final Messages messages;
  private final AtomicBoolean ended;

  /** Told in one line what became of a file. */
  @FunctionalInterface
  public interface Messages {
    void tell(String message);
  }

  /** The numbers of a snapshot. */
  private record About(
      String identity,
      List<String> names,
      int updates,
      float rate,
      double lowest,
      int sinceBest,
      List<TrainingProgress.Epoch> epochs) {}

  private Checkpoint(Path file, String training, Messages messages, AtomicBoolean ended) {
    this.file = file;
    this.training = training;
    this.messages = messages;
    this.ended = ended;
  }

  /**
   * A checkpoint in a file.
   *
   * @param training tells this training from others: its data (a digest) and all options that
   *     change its course
   */
  public static Checkpoint in(Path file, String training, Messages messages) {
    return new Checkpoint(file, training, messages, new AtomicBoolean());
  }

  /** The same file, for a training that {@code detail} tells from others, too. */
  public Checkpoint of(String detail) {
    return new Checkpoint(file, training + "; " + detail, messages, ended);
  }

  /** Digest of everything that decides how a training goes. */
  String identity(Map<String, Tensor> start, TrainingLoop.Plan plan) {
    if (file == null) {
      return "";
    }
    MessageDigest digest = sha256();
    digest.update((training + "; " + plan).getBytes(StandardCharsets.UTF_8));
    start.forEach(
        (name, tensor) -> {
          ByteBuffer bytes = ByteBuffer.allocate(tensor.values().length * Float.BYTES);
          bytes.asFloatBuffer().put(tensor.values());
          digest.update(name.getBytes(StandardCharsets.UTF_8));
          digest.update(bytes);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The snapshot of the training with this identity, when there is one. */
  Optional<Snapshot> read(String identity) {
    if (file == null || !Files.exists(file)) {
      return Optional.empty();
    }
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      Map<String, NDArray> arrays = new LinkedHashMap<>();
      NDList.decode(manager, in).forEach(array -> arrays.put(array.getName(), array));
      About about = about(arrays.remove(ABOUT));
      if (!about.identity().equals(identity)) {
        messages.tell(
            "checkpoint "
                + file
                + " is of a training with other data or options: this one starts anew");
        return Optional.empty();
      }
      messages.tell("going on after epoch " + about.epochs().size() + " from " + file);
      return Optional.of(snapshot(about, arrays));
    } catch (IOException | RuntimeException unreadable) {
      throw new IllegalArgumentException(
          "checkpoint "
              + file
              + ": expected a checkpoint, found a file that cannot be read ("
              + unreadable.getMessage()
              + "); delete it to start anew",
          unreadable);
    }
  }

  /** Replaces the file. */
  void write(String identity, Supplier<Snapshot> training) {
    if (file == null) {
      return;
    }
    Snapshot snapshot = training.get();
    Path draft = file.resolveSibling(file.getFileName() + ".writing");
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NDList arrays = new NDList();
      add(arrays, manager, "weight/", snapshot.weights());
      add(arrays, manager, "mean/", snapshot.moments().means());
      add(arrays, manager, "square/", snapshot.moments().squares());
      add(arrays, manager, "best/", snapshot.stopping().best());
      NDArray about = manager.create(MAPPER.writeValueAsBytes(about(identity, snapshot)));
      about.setName(ABOUT);
      arrays.add(about);
      try (FileChannel channel =
          FileChannel.open(
              draft,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        OutputStream out = Channels.newOutputStream(channel);
        arrays.encode(out, NDList.Encoding.SAFETENSORS);
        out.flush();
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "checkpoint " + file + " cannot be written: " + failed, failed);
    }
  }

  /** The training has converged: when its result is safe, there is nothing to go on from. */
  void end() {
    ended.set(true);
  }

  /** Removes the file of a training that has converged; one that was stopped can go on. */
  public void deleteIfEnded() {
    if (file == null || !ended.get()) {
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "checkpoint " + file + " cannot be deleted: " + failed, failed);
    }
  }

  private static About about(String identity, Snapshot snapshot) {
    EarlyStopping.State stopping = snapshot.stopping();
    return new About(
        identity,
        List.copyOf(snapshot.weights().keySet()),
        snapshot.moments().updates(),
        stopping.rate(),
        stopping.lowest(),
        stopping.sinceBest(),
        snapshot.epochs());
  }

  private static About about(NDArray json) throws IOException {
    if (json == null) {
      throw new IOException("it does not say what it is");
    }
    return MAPPER.readValue(json.toByteArray(), new TypeReference<>() {});
  }

  private static Snapshot snapshot(About about, Map<String, NDArray> arrays) {
    List<String> names = about.names();
    AdamW.Moments moments =
        new AdamW.Moments(
            about.updates(), tensors(arrays, "mean/", names), tensors(arrays, "square/", names));
    EarlyStopping.State stopping =
        new EarlyStopping.State(
            about.rate(), about.lowest(), about.sinceBest(), tensors(arrays, "best/", names));
    return new Snapshot(tensors(arrays, "weight/", names), moments, stopping, about.epochs());
  }

  private static void add(
      NDList list, NDManager manager, String prefix, Map<String, Tensor> tensors) {
    tensors.forEach(
        (name, tensor) -> {
          NDArray array = tensor.in(manager);
          array.setName(prefix + name);
          list.add(array);
        });
  }

  /** In the order of {@code names}: sums over all weights are taken in it. */
  private static Map<String, Tensor> tensors(
      Map<String, NDArray> arrays, String prefix, List<String> names) {
    Map<String, NDArray> own = new LinkedHashMap<>();
    for (String name : names) {
      if (arrays.containsKey(prefix + name)) {
        own.put(name, arrays.get(prefix + name));
      }
    }
    return TrainedArrays.tensors(own);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
