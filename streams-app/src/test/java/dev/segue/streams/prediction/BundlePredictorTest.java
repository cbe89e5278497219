package dev.segue.streams.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.inference.FailingModels;
import dev.segue.inference.ModelSlot;
import dev.segue.schemas.AttendedStep;
import dev.segue.schemas.Genre;
import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.PredictionOutcome;
import dev.segue.schemas.Track;
import dev.segue.streams.config.BatchConfig;
import dev.segue.streams.topology.Bundles;
import dev.segue.streams.topology.TopologyFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlePredictorTest {

  private static final Offset<Float> TOLERANCE = Offset.offset(1e-4f);
  private static final List<Genre> GENRES = List.of(Genre.POP, Genre.JAZZ, Genre.JAZZ, Genre.ROCK);

  private static void live(TopologyFixture fixture, String user, int from, int to) {
    for (int i = from; i < to; i++) {
      fixture.listen(user, "l" + i, i * 20.0, GENRES.get(i % GENRES.size()));
      fixture.tweet(user, "t" + i, i * 20.0 + 5, i % 2 == 0 ? "awful" : "calm");
    }
  }

  private static List<GenrePrediction> predictions(TopologyFixture fixture) {
    return fixture.predictions.readValuesToList();
  }

  private static void assertSame(GenrePrediction actual, GenrePrediction expected) {
    assertThat(actual.getId()).isEqualTo(expected.getId());
    for (int i = 0; i < expected.getProbabilities().size(); i++) {
      assertThat(actual.getProbabilities().get(i).getProbability())
          .as("%s of %s", expected.getProbabilities().get(i).getGenre(), expected.getId())
          .isCloseTo(expected.getProbabilities().get(i).getProbability(), TOLERANCE);
    }
  }

  private static List<GenrePrediction> uninterrupted(String bundle, int sessions) {
    try (ModelSlot slot = Bundles.slot(Bundles.directory(bundle));
        TopologyFixture fixture = Bundles.fixture(slot, 1).withCatalogue()) {
      live(fixture, "ann", 0, sessions);
      return predictions(fixture);
    }
  }

  @Test
  void shouldSayWhichBundleAnsweredFromHowManySteps() {
    GenrePrediction last = uninterrupted("small-1", 5).get(9);

    assertThat(last.getModel().getName()).isEqualTo("small");
    assertThat(last.getModel().getVersion()).isEqualTo("1");
    assertThat(last.getProvider()).isEqualTo("cpu");
    assertThat(last.getDegraded()).isFalse();
    assertThat(last.getStep()).isEqualTo(5);
    assertThat(last.getMemorySteps()).isEqualTo(4);
  }

  @Test
  void shouldPredictTheSameInBatchesAsOneByOne() {
    List<GenrePrediction> oneByOne = uninterrupted("small-1", 6);

    try (ModelSlot slot = Bundles.slot(Bundles.directory("small-1"));
        TopologyFixture fixture = Bundles.fixture(slot, 64).withCatalogue()) {
      for (int i = 0; i < 6; i++) {
        for (String user : List.of("bob", "ann", "cat")) {
          live(fixture, user, i, i + 1);
        }
      }
      fixture.driver.advanceWallClockTime(TopologyFixture.MAX_WAIT);

      List<GenrePrediction> batched =
          predictions(fixture).stream().filter(p -> p.getUserId().equals("ann")).toList();
      assertThat(batched).hasSameSizeAs(oneByOne);
      for (int i = 0; i < batched.size(); i++) {
        assertSame(batched.get(i), oneByOne.get(i));
      }
    }
  }

  @Test
  void shouldRebuildMemoriesWhenAnotherBundleIsLoaded(@TempDir Path models) throws IOException {
    Bundles.copy("small-1", models.resolve("a"));
    List<GenrePrediction> expected = uninterrupted("small-2", 6);
    try (ModelSlot slot = Bundles.slot(models);
        TopologyFixture fixture = Bundles.fixture(slot, 1).withCatalogue()) {
      live(fixture, "ann", 0, 4);
      assertThat(predictions(fixture)).allMatch(p -> p.getModel().getVersion().equals("1"));

      Bundles.copy("small-2", models.resolve("b"));
      slot.poll();
      live(fixture, "ann", 4, 6);

      List<GenrePrediction> after = predictions(fixture);
      assertThat(after).allMatch(p -> p.getModel().getVersion().equals("2"));
      assertThat(after).extracting(GenrePrediction::getMemorySteps).containsExactly(4L, 4L, 5L, 5L);
      for (int i = 0; i < after.size(); i++) {
        assertSame(after.get(i), expected.get(8 + i));
        assertAttention(after.get(i), expected.get(8 + i));
      }
    }
  }

  @Test
  void shouldRebuildMemoriesAfterATimeWithoutAModel() {
    List<GenrePrediction> expected = uninterrupted("small-1", 6);
    Predictors[] current = {Predictors.baseline()};
    try (ModelSlot slot = Bundles.slot(Bundles.directory("small-1"));
        TopologyFixture fixture =
            new TopologyFixture(
                    new BatchConfig(1, TopologyFixture.MAX_WAIT),
                    before -> current[0].next(before),
                    false)
                .withCatalogue()) {
      live(fixture, "ann", 0, 4);
      assertThat(predictions(fixture)).allMatch(GenrePrediction::getDegraded);

      current[0] = new BundlePredictors(slot, 1);
      live(fixture, "ann", 4, 6);

      List<GenrePrediction> after = predictions(fixture);
      for (int i = 0; i < after.size(); i++) {
        assertSame(after.get(i), expected.get(8 + i));
      }
    }
  }

  @Test
  void shouldAnswerByTheBaselineWhileTheModelFailsAndRebuildMemoriesAfterwards() {
    List<GenrePrediction> expected = uninterrupted("small-1", 8);
    AtomicBoolean failing = new AtomicBoolean();
    try (ModelSlot slot = FailingModels.slot(Bundles.directory("small-1"), failing::get);
        TopologyFixture fixture = Bundles.fixture(slot, 1).withCatalogue()) {
      live(fixture, "ann", 0, 4);
      assertThat(predictions(fixture)).noneMatch(GenrePrediction::getDegraded);
      assertThat(fixture.changelogs().writes()).containsKey("memories");
      fixture.outcomes.readValuesToList();

      failing.set(true);
      live(fixture, "ann", 4, 6);
      List<GenrePrediction> meanwhile = predictions(fixture);
      Map<String, Integer> written = fixture.changelogs().writes();
      failing.set(false);
      live(fixture, "ann", 6, 8);

      assertThat(meanwhile).hasSize(4).allSatisfy(BundlePredictorTest::assertDegraded);
      assertThat(written).containsKey("steps").doesNotContainKey("memories");
      assertThat(fixture.outcomes.readValuesToList().stream().limit(3).skip(1))
          .hasSize(2)
          .allSatisfy(outcome -> assertThat(by("model", outcome)).isEqualTo(by("bll", outcome)));
      List<GenrePrediction> after = predictions(fixture);
      assertThat(after).extracting(GenrePrediction::getMemorySteps).containsExactly(6L, 6L, 7L, 7L);
      for (int i = 0; i < after.size(); i++) {
        assertThat(after.get(i).getDegraded()).isFalse();
        assertSame(after.get(i), expected.get(12 + i));
        assertAttention(after.get(i), expected.get(12 + i));
      }
      assertThat(fixture.deadLetters.isEmpty()).isTrue();
    }
  }

  private static void assertDegraded(GenrePrediction prediction) {
    assertThat(prediction.getDegraded()).isTrue();
    assertThat(prediction.getDegradedReason()).isEqualTo("the model failed: told to fail");
    assertThat(prediction.getProvider()).isEqualTo("baseline");
    assertThat(prediction.getModel()).isNull();
    assertThat(prediction.getAttendedSteps()).isEmpty();
  }

  private static List<Float> by(String forecaster, PredictionOutcome outcome) {
    return outcome.getForecasts().stream()
        .filter(forecast -> forecast.getForecaster().equals(forecaster))
        .findFirst()
        .orElseThrow()
        .getProbabilities();
  }

  @Test
  void shouldShowThePastSessionsWithTheMostAttention() {
    List<GenrePrediction> predictions = uninterrupted("small-1", 8);

    List<AttendedStep> attended = predictions.get(15).getAttendedSteps();
    assertThat(attended).hasSize(3);
    assertThat(attended).allMatch(step -> step.getStep() < 8 && step.getWeight() > 0);
    assertThat(attended.get(0).getWeight()).isGreaterThanOrEqualTo(attended.get(1).getWeight());
    assertThat(attended.stream().mapToDouble(AttendedStep::getWeight).sum()).isLessThan(1);
    assertThat(attended.get(0).getGenre())
        .isEqualTo(GENRES.get((int) (attended.get(0).getStep() - 1) % GENRES.size()));
    assertThat(predictions.get(0).getAttendedSteps()).isEmpty();
  }

  /** With two sessions the weights of the past one and of the open one are all there is. */
  @Test
  void shouldWeighByTheAttentionOfTheNetwork() {
    GenrePrediction second = uninterrupted("small-1", 2).get(2);

    assertThat(second.getAttendedSteps()).hasSize(1);
    assertThat(second.getAttendedSteps().get(0).getWeight()).isBetween(0.2f, 0.8f);
  }

  /** An infinite popularity reaches the logits by the linear skip; the gates saturate. */
  @Test
  void shouldSetAsideARowThatIsNotFiniteAndGoOnBehindIt() {
    try (ModelSlot slot = Bundles.slot(Bundles.directory("small-1"));
        TopologyFixture fixture = Bundles.fixture(slot, 1).withCatalogue()) {
      String id = TopologyFixture.trackId(Genre.JAZZ);
      fixture.tracks.pipeInput(
          id,
          Track.newBuilder()
              .setId(id)
              .setTitle("T")
              .setArtist("A")
              .setPopularity(Float.POSITIVE_INFINITY)
              .build());
      fixture.listen("ann", "l1", 0, Genre.POP);
      fixture.listen("ann", "bad", 10, Genre.JAZZ);
      fixture.listen("ann", "l3", 20, Genre.POP);
      fixture.listen("ann", "l4", 30, Genre.POP);
      fixture.listen("ann", "l5", 40, Genre.POP);

      List<GenrePrediction> predictions = predictions(fixture);
      assertThat(predictions)
          .extracting(GenrePrediction::getSessionId)
          .containsExactly("l1", "l3", "l4", "l5");
      assertThat(fixture.deadLetters.readRecordsToList()).hasSize(1);
      assertThat(predictions.get(3).getMemorySteps()).isEqualTo(3);
    }
  }

  private static void assertAttention(GenrePrediction actual, GenrePrediction expected) {
    assertThat(actual.getAttendedSteps())
        .extracting(AttendedStep::getStep)
        .isEqualTo(expected.getAttendedSteps().stream().map(AttendedStep::getStep).toList());
    for (int i = 0; i < expected.getAttendedSteps().size(); i++) {
      assertThat(actual.getAttendedSteps().get(i).getWeight())
          .isCloseTo(expected.getAttendedSteps().get(i).getWeight(), TOLERANCE);
    }
  }
}
