package dev.segue.benchmarks.topology;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The least that any topology with Segue's traffic costs: it reads the same bytes without decoding
 * them, puts as many bytes into as many logged and cached RocksDB stores, reads each value before
 * it is replaced, and writes as many bytes to as many outputs.
 *
 * @param traffic of Segue, as measured
 */
record PassThrough(String name, int batchSize, Traffic traffic) implements Contender {

  private static final String NODE = "pass-through";
  private static final String STEPS = "steps";
  private static final int STEPS_KEPT = 512;

  @Override
  public Topology topology(TopologyConfig config) {
    Topology topology = new Topology(config);
    topology.addSource(
        "events",
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        topics().userInputs().toArray(String[]::new));
    topology.addProcessor(NODE, new Supplier(this), "events");
    for (String output : outputs()) {
      topology.addSink(
          output, name + "." + output, new ByteArraySerializer(), new ByteArraySerializer(), NODE);
    }
    return topology;
  }

  private List<String> outputs() {
    return traffic.tweet().keySet().stream().filter(topic -> !Traffic.isChangelog(topic)).toList();
  }

  private List<String> stores() {
    return traffic.tweet().keySet().stream()
        .filter(Traffic::isChangelog)
        .map(Traffic::store)
        .toList();
  }

  private record Supplier(PassThrough parts)
      implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {

    @Override
    public Pass get() {
      return new Pass(parts);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return parts.stores().stream()
          .map(
              store ->
                  Stores.keyValueStoreBuilder(
                          Stores.persistentKeyValueStore(store), Serdes.Bytes(), Serdes.ByteArray())
                      .withCachingEnabled()
                      .withLoggingEnabled(Map.of()))
          .collect(Collectors.toSet());
    }
  }

  private static final class Pass extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    private final PassThrough parts;
    private final Random random = new Random(1);
    private final Map<String, KeyValueStore<Bytes, byte[]>> stores = new LinkedHashMap<>();
    private List<Share> ofListens = List.of();
    private List<Share> ofTweets = List.of();
    private int steps;

    private Pass(PassThrough parts) {
      this.parts = parts;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
      super.init(context);
      parts.stores().forEach(store -> stores.put(store, context.getStateStore(store)));
      ofListens = Share.of(parts.traffic.listen());
      ofTweets = Share.of(parts.traffic.tweet());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      boolean tweet = context().recordMetadata().orElseThrow().topic().endsWith(".tweets");
      for (Share share : tweet ? ofTweets : ofListens) {
        for (int times = share.next(); times > 0; times--) {
          write(share, record);
        }
      }
    }

    private void write(Share share, Record<byte[], byte[]> record) {
      byte[] user = record.key();
      if (!share.isStore()) {
        context().forward(record.withValue(value(share.size() - user.length)), share.name());
        return;
      }
      KeyValueStore<Bytes, byte[]> store = stores.get(share.name());
      byte[] key = share.name().equals(STEPS) ? step(user) : user;
      byte[] before = store.get(Bytes.wrap(key));
      byte[] after = value(share.size() - key.length);
      after[0] = before == null || before.length == 0 ? 0 : before[0];
      store.put(Bytes.wrap(key), after);
    }

    private byte[] step(byte[] user) {
      int step = steps++ % STEPS_KEPT;
      return ByteBuffer.allocate(user.length + Integer.BYTES).put(user).putInt(step).array();
    }

    private byte[] value(double size) {
      byte[] value = new byte[Math.max(1, (int) Math.round(size))];
      random.nextBytes(value);
      return value;
    }
  }

  /** How often an event touches a store or an output: a fraction is carried to the next event. */
  private static final class Share {

    private final String topic;
    private final Traffic.Flow flow;
    private double due;

    private Share(String topic, Traffic.Flow flow) {
      this.topic = topic;
      this.flow = flow;
    }

    static List<Share> of(Map<String, Traffic.Flow> flows) {
      List<Share> shares = new ArrayList<>();
      flows.forEach((topic, flow) -> shares.add(new Share(topic, flow)));
      return shares;
    }

    boolean isStore() {
      return Traffic.isChangelog(topic);
    }

    String name() {
      return isStore() ? Traffic.store(topic) : topic;
    }

    double size() {
      return flow.bytesPerRecord();
    }

    int next() {
      due += flow.records();
      int times = (int) due;
      due -= times;
      return times;
    }
  }
}
