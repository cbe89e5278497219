package dev.segue.streams.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class BrokerTroubleTest {

  private static final ClusterConfig CLUSTER =
      SegueConfig.of(
              Map.of("bootstrap.servers", "nowhere:1", "schema.registry.url", "http://nowhere:2"))
          .cluster();

  @Test
  void shouldTellWhatACallThatWasWrappedDiedOf() {
    KafkaException dead = new KafkaException("reset", new TimeoutException("findAllBrokers"));
    KafkaException refused = new KafkaException("reset", new SaslAuthenticationException("no"));

    assertThat(BrokerTrouble.of(CLUSTER, dead).line())
        .startsWith("no broker answers at nowhere:1 within 5000 ms; start it");
    assertThat(BrokerTrouble.of(CLUSTER, refused).line()).contains("refuses to authenticate");
    assertThat(BrokerTrouble.of(CLUSTER, new KafkaException("odd")).line()).contains("odd");
  }
}
