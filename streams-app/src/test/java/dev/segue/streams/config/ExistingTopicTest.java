package dev.segue.streams.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.streams.config.ExistingTopic.Difference;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExistingTopicTest {

  private static ExistingTopic topic(boolean compact, String key, String value) {
    TopicSettings wanted = new TopicSettings("t", compact, Duration.ofDays(30), 1);
    Map<String, String> found = new HashMap<>();
    found.put("cleanup.policy", "delete");
    found.put("retention.ms", "604800000");
    found.put("max.message.bytes", "1048588");
    found.putAll(wanted.configs());
    found.put(key, value);
    return new ExistingTopic(wanted, 1, found);
  }

  @ParameterizedTest
  @CsvSource({
    "message.timestamp.type, CreateTime, LogAppendTime, LogAppendTime",
    "max.message.bytes, 999999, 1000000 or more, 1048588",
  })
  void shouldSayWhatWouldStopTheStreamAndTheCommandThatMendsIt(
      String key, String value, String expected, String right) {
    Difference difference = topic(false, key, value).differences().get(0);

    assertThat(difference.rule().stops()).isTrue();
    assertThat(difference.what()).isEqualTo(key + ": expected " + expected + ", found " + value);
    assertThat(difference.remedy("broker:9092"))
        .isEqualTo(
            "kafka-configs.sh --bootstrap-server broker:9092 --alter --entity-type topics"
                + " --entity-name t --add-config "
                + key
                + "="
                + right);
  }

  @ParameterizedTest
  @CsvSource({
    "false, retention.ms, 2592000001, 'expected at most 2592000000 (30 days), found 2592000001'",
    "false, retention.ms, -1, 'expected at most 2592000000 (30 days), found -1'",
    "false, cleanup.policy, compact, 'expected delete, found compact'",
    "true, cleanup.policy, delete, 'expected compact, found delete'",
    "true, max.compaction.lag.ms, 9223372036854775807, 'expected at most 86400000 (24 hours), found"
        + " 9223372036854775807'",
  })
  void shouldNameWhatStaysTooLong(boolean compact, String key, String value, String said) {
    assertThat(topic(compact, key, value).differences())
        .singleElement()
        .satisfies(d -> assertThat(d.rule().stops()).isFalse())
        .satisfies(d -> assertThat(d.what()).isEqualTo(key + ": " + said));
  }

  @Test
  void shouldAcceptWhatItWouldHaveCreatedItself() {
    assertThat(topic(false, "retention.ms", "2592000000").differences()).isEmpty();
    assertThat(topic(false, "cleanup.policy", "compact,delete").differences()).isEmpty();
    assertThat(topic(true, "retention.ms", "-1").differences()).isEmpty();
  }

  @Test
  void shouldSayOnceWhatTheBrokerDoesNotReturn() {
    List<ExistingTopic> untold =
        List.of(
            topic(false, "message.timestamp.type", null),
            topic(false, "max.message.bytes", null),
            topic(false, "cleanup.policy", null),
            topic(false, "retention.ms", null),
            topic(true, "retention.ms", null));

    assertThat(untold).allSatisfy(topic -> assertThat(topic.differences()).isEmpty());
    assertThat(ExistingTopic.untold(untold))
        .get()
        .asString()
        .startsWith(
            "topic settings that the broker does not return cannot be checked: "
                + "t message.timestamp.type, t max.message.bytes, t cleanup.policy, t retention.ms;");
    assertThat(ExistingTopic.untold(List.of(topic(false, "retention.ms", "1")))).isEmpty();
  }
}
