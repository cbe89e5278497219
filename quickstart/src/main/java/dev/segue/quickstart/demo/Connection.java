package dev.segue.quickstart.demo;

import dev.segue.quickstart.replay.KafkaTarget;
import dev.segue.schemas.serde.SpecificAvroDeserializer;
import dev.segue.schemas.serde.SpecificAvroSerializer;
import dev.segue.streams.config.ClusterConfig;
import dev.segue.streams.config.ConfigKey;
import dev.segue.streams.config.Topics;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Where a broker and a registry are, and clients for them. The consumers are {@code
 * read_committed}: they see what a user of the topics sees.
 *
 * @param cluster how to reach them
 */
public record Connection(ClusterConfig cluster) {

  /** Without any security. */
  public Connection(String bootstrapServers, String registryUrl) {
    this(KafkaTarget.of(bootstrapServers, registryUrl, Map.of(), new Topics("")).cluster());
  }

  /** Brokers, host:port. */
  public String bootstrapServers() {
    return cluster.bootstrapServers();
  }

  /** Base URL of the schema registry. */
  public String registryUrl() {
    return cluster.registry().get(ConfigKey.SCHEMA_REGISTRY_URL.key());
  }

  /** A producer of bytes, idempotent, that sends at once. */
  public Producer<byte[], byte[]> producer() {
    Map<String, Object> config = cluster.clientConfigs(StreamsConfig.PRODUCER_PREFIX);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 16);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** A consumer of bytes outside any group, from the beginning on. */
  public Consumer<byte[], byte[]> consumer() {
    Map<String, Object> config = cluster.clientConfigs(StreamsConfig.CONSUMER_PREFIX);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  public Admin admin() {
    return Admin.create(cluster.clientConfigs(StreamsConfig.ADMIN_CLIENT_PREFIX));
  }

  /** A serializer of any record, registering its schema on first use. */
  public SpecificAvroSerializer<SpecificRecord> serializer() {
    SpecificAvroSerializer<SpecificRecord> serializer = new SpecificAvroSerializer<>();
    serializer.configure(cluster.registry(), false);
    return serializer;
  }

  /** A deserializer of any record. */
  public SpecificAvroDeserializer<SpecificRecord> deserializer() {
    SpecificAvroDeserializer<SpecificRecord> deserializer = new SpecificAvroDeserializer<>();
    deserializer.configure(cluster.registry(), false);
    return deserializer;
  }
}
