package dev.segue.streams.stores;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Read access to the key-value stores of one partition, by their names. */
@FunctionalInterface
public interface KeyValueStores {

  /**
   * The store as it is now, with what is not committed yet.
   *
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while it cannot be read here
   */
  <K, V> ReadOnlyKeyValueStore<K, V> store(String name);
}
