package dev.segue.quickstart.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.SkipReason;
import dev.segue.schemas.SkippedEvent;
import dev.segue.schemas.TweetStress;
import dev.segue.schemas.serde.SpecificAvroDeserializer;
import dev.segue.streams.config.Topics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveTableTest {

  @Test
  void shouldShowEventsThatAreNoPredictions() {
    SendTimes times = new SendTimes();
    InputLog inputs = new InputLog(new SpecificAvroDeserializer<>(), new Topics(""));
    Tally tally = new Tally(outcome -> Optional.empty(), times, inputs);
    tally.record(new TweetStress("t1", "ann", Instant.EPOCH, -1, 1), 0);
    tally.record(new SkippedEvent("l1", "ann", Instant.EPOCH, true, SkipReason.LATE), 0);
    ByteArrayOutputStream shown = new ByteArrayOutputStream();

    new LiveTable(new PrintStream(shown, true, UTF_8), false).draw(tally, times);

    assertThat(shown.toString(UTF_8))
        .containsPattern("2 events, \\d+ per second; 0 predictions on listens, 0 on tweets, 0 per");
  }
}
