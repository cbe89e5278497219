package dev.segue.streams.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.registry.RegistryUnavailableException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FailuresTest {

  @Test
  void shouldNotRepeatMessagesThatMayQuoteARecord() {
    StreamsException failure =
        new StreamsException("in process", new IllegalStateException("text of a tweet"));

    assertThat(Failures.describe(failure))
        .startsWith("IllegalStateException at ")
        .doesNotContain("tweet");
  }

  @Test
  void shouldRepeatWhatTheRegistryClientSays() {
    StreamsException failure =
        new StreamsException(
            new RegistryUnavailableException("no registry at http://r", new RuntimeException()));

    assertThat(Failures.describe(failure)).endsWith(": no registry at http://r");
  }
}
