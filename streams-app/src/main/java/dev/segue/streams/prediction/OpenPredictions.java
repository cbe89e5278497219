package dev.segue.streams.prediction;

import dev.segue.features.timeline.UnreadableStateException;
import dev.segue.schemas.Genre;
import dev.segue.schemas.ModelVersion;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The predictions that wait for the truth. Key: user id; value: {@link OpenPrediction}, about 250
 * bytes. At most one per user.
 */
final class OpenPredictions {

  static final String STORE = "open-predictions";
  private static final int VERSION = 1;
  private static final Genre[] GENRES = Genre.values();

  private final KeyValueStore<String, byte[]> store;

  OpenPredictions(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  static OpenPredictions of(ProcessorContext<?, ?> context) {
    return new OpenPredictions(context.getStateStore(STORE));
  }

  static StoreBuilder<? extends StateStore> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
        .withCachingEnabled()
        .withLoggingEnabled(Map.of());
  }

  /** The user's open prediction from that step; one that cannot be read is from no step. */
  Optional<OpenPrediction> get(String user, long step) {
    return Optional.ofNullable(store.get(user))
        .flatMap(OpenPredictions::readable)
        .filter(open -> open.step() == step);
  }

  static Optional<OpenPrediction> readable(byte[] bytes) {
    try {
      return Optional.of(StateBytes.read("open prediction", bytes, VERSION, OpenPredictions::read));
    } catch (UnreadableStateException unreadable) {
      return Optional.empty();
    }
  }

  void put(String user, OpenPrediction open) {
    store.put(user, StateBytes.write(VERSION, out -> write(open, out)));
  }

  void delete(String user) {
    store.delete(user);
  }

  private static void write(OpenPrediction open, DataOutputStream out) throws IOException {
    StateBytes.writeText(out, open.id());
    out.writeLong(open.step());
    out.writeByte(open.labels().size());
    for (Genre label : open.labels()) {
      out.writeByte(label.ordinal());
    }
    StateBytes.writeFloats(out, open.atListen());
    StateBytes.writeFloats(out, open.latest());
    out.writeBoolean(open.degraded());
    out.writeBoolean(open.model() != null);
    if (open.model() != null) {
      StateBytes.writeText(out, open.model().getName());
      StateBytes.writeText(out, open.model().getVersion());
      StateBytes.writeText(out, open.model().getDigest());
    }
  }

  private static OpenPrediction read(DataInputStream in) throws IOException {
    String id = StateBytes.readText(in);
    long step = in.readLong();
    List<Genre> labels = new ArrayList<>();
    for (int left = in.readByte(); left > 0; left--) {
      labels.add(StateBytes.readOneOf(GENRES, in));
    }
    float[] atListen = StateBytes.readFloats(in);
    float[] latest = StateBytes.readFloats(in);
    boolean degraded = in.readBoolean();
    ModelVersion model = in.readBoolean() ? readModel(in) : null;
    return new OpenPrediction(id, step, labels, atListen, latest, model, degraded);
  }

  private static ModelVersion readModel(DataInputStream in) throws IOException {
    return ModelVersion.newBuilder()
        .setName(StateBytes.readText(in))
        .setVersion(StateBytes.readText(in))
        .setDigest(StateBytes.readText(in))
        .build();
  }
}
