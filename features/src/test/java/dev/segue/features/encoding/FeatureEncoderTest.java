package dev.segue.features.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.features.stress.StressScore;
import dev.segue.features.timeline.Cohort;
import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.Timeline;
import dev.segue.features.timeline.TrackFacts;
import dev.segue.features.timeline.UserEvent;
import dev.segue.features.timeline.UserTimeline;
import dev.segue.schemas.Genre;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureEncoderTest {

  private static final long FRIDAY_9_UTC = Instant.parse("2026-01-02T09:00:00Z").toEpochMilli();

  private static Step step() {
    UserTimeline fold = new UserTimeline(UserTimeline.DEFAULT_GRACE);
    Timeline timeline = Timeline.EMPTY;
    TrackFacts rock = new TrackFacts("spotify:track:1", Genre.ROCK, "A", "B", 40, 77);
    for (UserEvent event :
        List.of(
            new UserEvent.ProfileChanged(Cohort.DIAGNOSED, null),
            new UserEvent.Session("s", FRIDAY_9_UTC, rock, 240),
            new UserEvent.ScoredTweet("t", FRIDAY_9_UTC + 60_000, new StressScore(-4, 2)))) {
      timeline = fold.fold(timeline, event).timeline();
    }
    return timeline.openStep().orElseThrow();
  }

  private static float[] block(FeatureLayout layout, String name, float[] features) {
    int at = 0;
    for (FeatureLayout.Block block : layout.blocks()) {
      if (block.name().equals(name)) {
        return java.util.Arrays.copyOfRange(features, at, at + block.width());
      }
      at += block.width();
    }
    throw new AssertionError(name);
  }

  @Test
  void shouldEncodeTheStepVectorOfS0() {
    FeatureLayout layout = FeatureLayout.s0(3);
    TrackVectors vectors =
        (trackId, digest) -> digest == 77 ? new float[] {0.1f, 0.2f, 0.3f} : null;

    float[] features = new FeatureEncoder(layout, vectors).encode(step());

    assertThat(features).containsExactly(0.1f, 0.2f, 0.3f, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, -4);
    assertThat(FeatureLayout.s0(768).width()).isEqualTo(780);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void shouldRefuseAnEmbeddingOfAnotherWidth(int found) {
    FeatureEncoder encoder =
        new FeatureEncoder(FeatureLayout.s0(3), (trackId, digest) -> new float[found]);

    assertThatThrownBy(() -> encoder.encode(step()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "text embedding of spotify:track:1: expected 3 values, the width of the layout,"
                + " found "
                + found);
  }

  @Test
  void shouldEncodeWhatIsKnownInNamedBlocks() {
    FeatureLayout layout = FeatureLayout.standard();

    float[] features = new FeatureEncoder(layout, TrackVectors.NONE).encode(step());

    assertThat(block(layout, "genre", features)).containsExactly(0, 1, 0, 0, 0, 0, 0);
    assertThat(block(layout, "weekday", features)).containsExactly(0, 0, 0, 0, 1, 0, 0);
    assertThat(block(layout, "time-of-day", features)).containsExactly(0, 1, 0, 0);
    assertThat(block(layout, "log-gap", features)).containsExactly(0, 1);
    float one = (float) Math.log(2);
    assertThat(block(layout, "stress", features))
        .containsExactly(-4, 2, one, 0, -4, 2, one, 0, -4, 2, one, 0);
    assertThat(block(layout, "popularity", features)).containsExactly(0.4f, 0);
    assertThat(block(layout, "cohort", features)).containsExactly(0, 0, 1);
  }

  @Test
  void shouldShowNoStressAtTheListen() {
    FeatureLayout layout = FeatureLayout.standard();
    FeatureEncoder encoder = new FeatureEncoder(layout, TrackVectors.NONE);

    assertThat(block(layout, "stress", encoder.encode(step().atListen())))
        .containsExactly(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1);
  }

  @Test
  void shouldOverwriteWhatTheTargetHeld() {
    FeatureEncoder encoder = new FeatureEncoder(FeatureLayout.standard(), TrackVectors.NONE);
    float[] dirty = new float[encoder.layout().width() + 2];
    java.util.Arrays.fill(dirty, 9);

    encoder.encode(step(), dirty, 1);

    assertThat(java.util.Arrays.copyOfRange(dirty, 1, dirty.length - 1))
        .isEqualTo(encoder.encode(step()));
    assertThat(dirty[0]).isEqualTo(9);
    assertThat(dirty[dirty.length - 1]).isEqualTo(9);
  }

  @Test
  void shouldTellLayoutsApartByDigest() {
    FeatureLayout standard = FeatureLayout.standard();

    assertThat(standard.digest()).hasSize(64).isEqualTo(FeatureLayout.standard().digest());
    assertThat(standard.withoutStress().digest()).isNotEqualTo(standard.digest());
    assertThat(standard.withoutStress().width()).isEqualTo(standard.width() - 12);
  }

  @Test
  void shouldRefuseUnknownBlocksAndWrongWidths() {
    assertThatThrownBy(() -> new FeatureLayout(List.of(new FeatureLayout.Block("genres", 7))))
        .hasMessageStartingWith("layout block 'genres': expected one of [genre, genre-6,");
    assertThatThrownBy(() -> new FeatureLayout(List.of(new FeatureLayout.Block("genre", 6))))
        .hasMessage("layout block 'genre': expected width 7, found 6");
    FeatureLayout.Block none = new FeatureLayout.Block("text-embedding", 0);
    assertThatThrownBy(() -> new FeatureLayout(List.of(none)))
        .hasMessage("layout block 'text-embedding': expected width above 0, found 0");
  }

  @Test
  void shouldNumberNamesFromOne() {
    Vocabulary vocabulary = new Vocabulary(List.of("a", "b"));

    assertThat(vocabulary.id("b")).isEqualTo(2);
    assertThat(vocabulary.id("c")).isZero();
    assertThat(vocabulary.id(null)).isZero();
    assertThatThrownBy(() -> new Vocabulary(List.of("a", "a")))
        .hasMessage("vocabulary: expected distinct names, found entries 1 and 2 alike");
  }

  @Test
  void shouldReadTheClassesOfAFusionModel() {
    FeatureLayout layout = FeatureLayout.s0(0).withFusion(2);
    TrackVectors vectors =
        new TrackVectors() {
          @Override
          public float[] textEmbedding(String trackId, long profileDigest) {
            return null;
          }

          @Override
          public float[] fusion(String trackId, long profileDigest) {
            return trackId.equals("spotify:track:1") ? new float[] {0.25f, 0.75f} : null;
          }
        };

    float[] features = new FeatureEncoder(layout, vectors).encode(step());

    assertThat(layout.fusionWidth()).isEqualTo(2);
    assertThat(block(layout, "fusion", features)).containsExactly(0.25f, 0.75f);
    FeatureEncoder narrow = new FeatureEncoder(FeatureLayout.s0(0).withFusion(1), vectors);
    assertThatThrownBy(() -> narrow.encode(step()))
        .hasMessage(
            "fusion classes of spotify:track:1: expected 1 values, the width of the layout, found 2");
    float[] without = new FeatureEncoder(layout, TrackVectors.NONE).encode(step());
    assertThat(block(layout, "fusion", without)).containsOnly(0);
  }

  /** Renaming two genres everywhere moves what the layout says of each to the other's columns. */
  @Test
  void shouldSayTheSameOfEveryGenreInItsRows() {
    FeatureLayout layout = FeatureLayout.standard();
    FeatureEncoder encoder = new FeatureEncoder(layout, TrackVectors.NONE);
    Genre[] genres = Genre.values();
    float[] features = encoder.encode(played(genres[1], genres[2], genres[1]));

    float[] renamed = encoder.encode(played(genres[2], genres[1], genres[2]));

    float[] expected = features.clone();
    for (int row : layout.genreRows()) {
      expected[row + 1] = features[row + 2];
      expected[row + 2] = features[row + 1];
    }
    assertThat(renamed).isEqualTo(expected).isNotEqualTo(features);
    assertThat(layout.genreRows()).hasSize(11);
    assertThat(FeatureLayout.s0(3).genreRows()).containsExactly(4);
  }

  private static Step played(Genre... genres) {
    UserTimeline fold = new UserTimeline(UserTimeline.DEFAULT_GRACE);
    Timeline timeline = Timeline.EMPTY;
    for (int n = 0; n < genres.length; n++) {
      TrackFacts track = new TrackFacts("spotify:track:" + n, genres[n], "A", "B", 40, 77);
      UserEvent event = new UserEvent.Session("s" + n, FRIDAY_9_UTC + n * 600_000L, track, 240);
      timeline = fold.fold(timeline, event).timeline();
    }
    return timeline.openStep().orElseThrow();
  }
}
