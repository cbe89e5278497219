package dev.segue.streams.queries;

import dev.segue.streams.stores.KeyValueStores;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The stores of one partition in this instance, as long as it owns the partition.
 *
 * @param streams the running client
 * @param partition partition of the user topics
 */
record LocalStores(KafkaStreams streams, int partition) implements KeyValueStores {

  @Override
  public <K, V> ReadOnlyKeyValueStore<K, V> store(String name) {
    return streams.store(
        StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, V>keyValueStore())
            .withPartition(partition));
  }
}
