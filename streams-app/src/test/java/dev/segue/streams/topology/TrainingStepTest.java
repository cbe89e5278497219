package dev.segue.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.features.encoding.TrackVectors;
import dev.segue.features.timeline.Effect;
import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.StepCodec;
import dev.segue.features.timeline.Timeline;
import dev.segue.features.timeline.TrackFacts;
import dev.segue.features.timeline.UserEvent;
import dev.segue.features.timeline.UserTimeline;
import dev.segue.schemas.Genre;
import dev.segue.schemas.Track;
import dev.segue.schemas.TrainingStep;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stream publishes what anybody gets who folds the same events and encodes the steps. */
class TrainingStepTest {

  private static final Genre[] GENRES = {
    Genre.POP, Genre.JAZZ, Genre.JAZZ, Genre.UNKNOWN, Genre.HIP_HOP, Genre.POP
  };

  private static UserEvent.Session session(int i) {
    Genre genre = GENRES[i % GENRES.length];
    TrackFacts track =
        genre == Genre.UNKNOWN
            ? TrackFacts.unknown(TopologyFixture.trackId(genre))
            : TrackFacts.of(
                TopologyFixture.profile(
                    Track.newBuilder()
                        .setId(TopologyFixture.trackId(genre))
                        .setTitle("Song")
                        .setArtist("Artist of " + genre)
                        .setGenres(List.of(genre.name()))
                        .build()));
    return new UserEvent.Session(
        "l" + i, TopologyFixture.minute(i * 25.5).toEpochMilli(), track, null);
  }

  private static UserEvent.ScoredTweet tweet(int i) {
    long at = TopologyFixture.minute(i * 25.5 + 7).toEpochMilli();
    return new UserEvent.ScoredTweet("t" + i, at, TopologyFixture.SCORER.score(text(i)));
  }

  private static String text(int i) {
    return i % 2 == 0 ? "awful" : "calm";
  }

  private static List<Step> foldedSteps(int sessions) {
    UserTimeline fold = new UserTimeline(UserTimeline.DEFAULT_GRACE);
    Timeline timeline = Timeline.EMPTY;
    List<Step> frozen = new ArrayList<>();
    for (int i = 0; i < sessions; i++) {
      UserTimeline.Folded folded = fold.fold(timeline, session(i));
      folded.effects().stream()
          .filter(Effect.StepOpened.class::isInstance)
          .map(Effect.StepOpened.class::cast)
          .forEach(opened -> opened.frozen().ifPresent(frozen::add));
      timeline = i % 3 == 2 ? folded.timeline() : fold.fold(folded.timeline(), tweet(i)).timeline();
    }
    return frozen;
  }

  @Test
  void shouldPublishBothViewsBitEqualToTheFold() {
    int sessions = 30;
    FeatureEncoder encoder = new FeatureEncoder(FeatureLayout.standard(), TrackVectors.NONE);
    try (TopologyFixture fixture = new TopologyFixture().withCatalogue()) {
      for (int i = 0; i < sessions; i++) {
        fixture.listen("ann", "l" + i, i * 25.5, GENRES[i % GENRES.length]);
        if (i % 3 != 2) {
          fixture.tweet("ann", "t" + i, i * 25.5 + 7, text(i));
        }
      }

      List<TrainingStep> published = fixture.trainingSteps.readValuesToList();
      List<Step> folded = foldedSteps(sessions);

      assertThat(published).hasSize(sessions - 1).hasSameSizeAs(folded);
      for (int i = 0; i < folded.size(); i++) {
        Step step = folded.get(i);
        assertBits(published.get(i).getFrozen(), encoder.encode(step));
        assertBits(published.get(i).getAtListen(), encoder.encode(step.atListen()));
        assertThat(published.get(i).getStepState())
            .isEqualTo(ByteBuffer.wrap(StepCodec.encode(step)));
        assertThat(published.get(i).getNextGenre()).isEqualTo(GENRES[(i + 1) % GENRES.length]);
        assertThat(published.get(i).getLayoutDigest()).isEqualTo(encoder.layout().digest());
      }
      assertThat(folded).anyMatch(step -> !step.stress().equals(step.atListen().stress()));
    }
  }

  private static void assertBits(List<Float> published, float[] encoded) {
    assertThat(published).hasSize(encoded.length);
    for (int i = 0; i < encoded.length; i++) {
      assertThat(Float.floatToRawIntBits(published.get(i)))
          .as("feature %d", i)
          .isEqualTo(Float.floatToRawIntBits(encoded[i]));
    }
  }
}
