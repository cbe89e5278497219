package dev.segue.streams.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.streams.config.ConfigKey;
import dev.segue.streams.config.ConfigSources;
import dev.segue.streams.config.SegueConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

  @Test
  void shouldReadUnderTheGroupProtocolOfKafkaStreams() {
    ConfigSources sources =
        new ConfigSources()
            .set(ConfigKey.BOOTSTRAP_SERVERS, "127.0.0.1:1")
            .set(ConfigKey.SCHEMA_REGISTRY_URL, "http://127.0.0.1:1")
            .set("kafka.group.protocol=streams");

    try (Consumer<byte[], byte[]> consumer =
        LiveFeed.consumer(SegueConfig.of(sources.settings()).cluster())) {
      assertThat(consumer.assignment()).isEmpty();
    }
  }
}
