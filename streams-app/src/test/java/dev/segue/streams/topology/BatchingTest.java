package dev.segue.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.baseline.BaselineTables;
import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.schemas.Genre;
import dev.segue.schemas.GenrePrediction;
import dev.segue.streams.config.BatchConfig;
import dev.segue.streams.prediction.Answer;
import dev.segue.streams.prediction.BaselinePredictor;
import dev.segue.streams.prediction.Predictor;
import dev.segue.streams.prediction.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchingTest {

  private final RecordingPredictor predictor = new RecordingPredictor();
  private final TopologyFixture fixture =
      new TopologyFixture(new BatchConfig(4, TopologyFixture.MAX_WAIT), current -> predictor, false)
          .withCatalogue();

  @AfterEach
  void close() {
    fixture.close();
  }

  /** The baseline, which remembers what it was asked, call by call. */
  private static final class RecordingPredictor implements Predictor {
    private final BaselinePredictor baseline = BaselinePredictor.withoutBundle();
    private final List<List<String>> calls = new ArrayList<>();

    @Override
    public FeatureLayout layout() {
      return baseline.layout();
    }

    @Override
    public List<Genre> labels() {
      return baseline.labels();
    }

    @Override
    public BaselineTables tables() {
      return baseline.tables();
    }

    @Override
    public List<Answer> predict(List<Row> rows, FeatureEncoder encoder) {
      calls.add(rows.stream().map(row -> row.open().sessionId()).toList());
      return baseline.predict(rows, encoder);
    }
  }

  private List<String> predicted() {
    return fixture.predictions.readValuesToList().stream().map(GenrePrediction::getId).toList();
  }

  @Test
  void shouldWaitUntilTheBatchIsFull() {
    fixture.listen("ann", "a1", 0, Genre.POP);
    fixture.listen("bob", "b1", 1, Genre.POP);
    fixture.listen("cat", "c1", 2, Genre.POP);
    assertThat(predicted()).isEmpty();

    fixture.listen("dan", "d1", 3, Genre.POP);

    assertThat(predicted()).containsExactly("ann/a1", "bob/b1", "cat/c1", "dan/d1");
    assertThat(predictor.calls).containsExactly(List.of("a1", "b1", "c1", "d1"));
  }

  @Test
  void shouldNotWaitLongerThanTheOldestMay() {
    fixture.listen("ann", "a1", 0, Genre.POP);
    fixture.driver.advanceWallClockTime(Duration.ofMillis(19));
    assertThat(predicted()).isEmpty();

    fixture.driver.advanceWallClockTime(Duration.ofMillis(1));

    assertThat(predicted()).containsExactly("ann/a1");
  }

  @Test
  void shouldAnswerInWavesAndPublishInTheOrderOfArrival() {
    fixture.listen("ann", "a1", 0, Genre.POP);
    fixture.listen("ann", "a2", 1, Genre.ROCK);
    fixture.listen("bob", "b1", 2, Genre.POP);
    fixture.tweet("ann", "t1", 3, "awful");

    assertThat(predictor.calls).containsExactly(List.of("a1", "b1"), List.of("a2"), List.of("a2"));
    assertThat(predicted()).containsExactly("ann/a1", "ann/a2", "bob/b1", "ann/a2/t1");
    assertThat(fixture.outcomes.readValue().getPredictionId()).isEqualTo("ann/a1");
  }

  @Test
  void shouldGiveEveryResultTheTimestampOfItsOwnEvent() {
    fixture.listen("ann", "a1", 0, Genre.POP);
    fixture.listen("bob", "b1", 1, Genre.POP);
    fixture.driver.advanceWallClockTime(TopologyFixture.MAX_WAIT);

    assertThat(fixture.predictions.readRecordsToList())
        .extracting(TestRecord::timestamp)
        .containsExactly(
            TopologyFixture.minute(0).toEpochMilli(), TopologyFixture.minute(1).toEpochMilli());
  }

  @Test
  void shouldEmptyTheSlotsWhenTheyWereAnswered() {
    fixture.listen("ann", "a1", 0, Genre.POP);
    assertThat(fixture.driver.getKeyValueStore("slots").approximateNumEntries()).isEqualTo(1);

    fixture.driver.advanceWallClockTime(TopologyFixture.MAX_WAIT);

    assertThat(fixture.driver.getKeyValueStore("slots").approximateNumEntries()).isZero();
  }

  @Test
  void shouldAnswerWhatWaitsBeforeAUserIsErased() {
    fixture.listen("ann", "a1", 0, Genre.POP);
    fixture.listen("bob", "b1", 1, Genre.POP);

    fixture.erase("ann", 5);

    assertThat(predicted()).containsExactly("ann/a1", "bob/b1");
    assertThat(fixture.changelogs().keep("ann")).isFalse();
  }
}
