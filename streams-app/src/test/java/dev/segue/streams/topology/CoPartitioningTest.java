package dev.segue.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.Genre;
import dev.segue.schemas.GenrePrediction;
import dev.segue.streams.config.BatchConfig;
import dev.segue.streams.prediction.Predictors;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class CoPartitioningTest {

  @Test
  void shouldBehaveTheSameBehindARepartitionTopic() {
    BatchConfig batching = new BatchConfig(1, TopologyFixture.MAX_WAIT);
    try (TopologyFixture fixture =
        new TopologyFixture(batching, Predictors.baseline(), true).withCatalogue()) {
      fixture.cohort("ann", "control", true);
      fixture.listen("ann", "l1", 0, Genre.POP);
      fixture.tweet("ann", "t1", 5, "awful");
      fixture.erase("ann", 10);
      fixture.listen("ann", "l2", 9, Genre.POP);

      assertThat(fixture.driver.producedTopicNames())
          .contains("segue-test-user-events-repartition");
      assertThat(fixture.predictions.readRecordsToList())
          .extracting(TestRecord::timestamp)
          .containsExactly(
              TopologyFixture.minute(0).toEpochMilli(), TopologyFixture.minute(5).toEpochMilli());
      assertThat(fixture.deadLetters.readRecordsToList()).hasSize(1);
    }
  }

  @Test
  void shouldPredictTheSameAsWithoutOne() {
    BatchConfig batching = new BatchConfig(1, TopologyFixture.MAX_WAIT);
    GenrePrediction direct;
    try (TopologyFixture fixture = new TopologyFixture().withCatalogue()) {
      fixture.listen("ann", "l1", 0, Genre.POP);
      direct = fixture.predictions.readValue();
    }
    try (TopologyFixture fixture =
        new TopologyFixture(batching, Predictors.baseline(), true).withCatalogue()) {
      fixture.listen("ann", "l1", 0, Genre.POP);

      assertThat(fixture.predictions.readValue()).isEqualTo(direct);
    }
  }
}
