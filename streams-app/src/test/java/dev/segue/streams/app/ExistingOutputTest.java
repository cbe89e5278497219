package dev.segue.streams.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.streams.config.TopicSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExistingOutputTest {

  private static ExistingOutput topic(boolean compact, String key, String value) {
    TopicSettings wanted = new TopicSettings("t", compact, Duration.ofDays(30), 1);
    Map<String, String> found = new HashMap<>();
    found.put("cleanup.policy", "delete");
    found.put("retention.ms", "604800000");
    found.put("max.message.bytes", "1048588");
    found.putAll(wanted.configs());
    found.put(key, value);
    return new ExistingOutput(wanted, found);
  }

  @ParameterizedTest
  @CsvSource({
    "message.timestamp.type, CreateTime, 'expected LogAppendTime, found CreateTime'",
    "max.message.bytes, 999999, 'expected 1000000 or more, found 999999'",
  })
  void shouldSayWhatWouldStopTheStream(String key, String value, String said) {
    assertThat(topic(false, key, value).obstacle())
        .contains(
            "topic t: "
                + key
                + ": "
                + said
                + "; change it with kafka-configs --alter --topic t --add-config "
                + key
                + "=...");
  }

  @ParameterizedTest
  @CsvSource({
    "retention.ms, 2592000001, 'expected at most 2592000000 (30 days), found 2592000001 (30 days)'",
    "retention.ms, -1, 'expected at most 2592000000 (30 days), found no limit'",
    "cleanup.policy, compact, 'expected delete, found compact'",
  })
  void shouldWarnOfRecordsThatStayTooLong(String key, String value, String said) {
    assertThat(topic(false, key, value).warning()).get().asString().contains(key + ": " + said);
    assertThat(topic(false, key, value).obstacle()).isEmpty();
  }

  @Test
  void shouldAcceptWhatItWouldHaveCreatedItself() {
    assertThat(topic(false, "retention.ms", "2592000000").warning()).isEmpty();
    assertThat(topic(false, "cleanup.policy", "compact,delete").warning()).isEmpty();
    assertThat(topic(true, "retention.ms", "-1").warning()).isEmpty();
    assertThat(topic(true, "retention.ms", "-1").obstacle()).isEmpty();
  }

  @Test
  void shouldSayOnceWhatTheBrokerDoesNotReturn() {
    List<ExistingOutput> untold =
        List.of(
            topic(false, "message.timestamp.type", null),
            topic(false, "max.message.bytes", null),
            topic(false, "cleanup.policy", null),
            topic(false, "retention.ms", null),
            topic(true, "retention.ms", null));

    assertThat(untold)
        .allSatisfy(output -> assertThat(output.obstacle()).isEmpty())
        .allSatisfy(output -> assertThat(output.warning()).isEmpty());
    assertThat(ExistingOutput.untold(untold))
        .get()
        .asString()
        .startsWith(
            "topic settings that the broker does not return cannot be checked: "
                + "t message.timestamp.type, t max.message.bytes, t cleanup.policy, t retention.ms;");
    assertThat(ExistingOutput.untold(List.of(topic(false, "retention.ms", "1")))).isEmpty();
  }
}
