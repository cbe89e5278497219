package dev.segue.training.data;

import dev.segue.encoder.TextEncoder;
import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.features.encoding.TrackVectors;
import dev.segue.features.timeline.UserTimeline;
import dev.segue.schemas.Track;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Where labelled steps come from. */
@FunctionalInterface
public interface StepSource {

  /**
   * What was read.
   *
   * @param histories labelled steps per user
   * @param tracks texts of the tracks, and their embeddings once they were encoded
   * @param warnings what the user should know about the input, a sentence each
   * @param oracle the best forecasts there are; empty but for generated worlds
   * @param classes what is known of the tracks, and their classes once a fusion model was asked
   */
  record Steps(
      List<UserSteps> histories,
      TrackTexts tracks,
      List<String> warnings,
      Oracle oracle,
      TrackClasses classes) {

    public Steps {
      histories = List.copyOf(histories);
      warnings = List.copyOf(warnings);
    }

    /** Steps of a world that nobody knows. */
    public Steps(List<UserSteps> histories, TrackTexts tracks, List<String> warnings) {
      this(histories, tracks, warnings, Oracle.NONE, TrackClasses.NONE);
    }

    /** Steps of tracks of which no text is known. */
    static Steps withoutTexts(List<UserSteps> histories, List<String> warnings) {
      return new Steps(histories, TrackTexts.NONE, warnings);
    }

    /** Other steps of the same tracks. */
    public Steps withHistories(List<UserSteps> others) {
      return new Steps(others, tracks, warnings, oracle, classes);
    }

    /** Width of the text embeddings; 0 when there are none. */
    public int embeddingWidth() {
      return tracks.width();
    }

    /** The same steps with embeddings of the texts of their tracks. */
    public Steps encodedBy(TextEncoder encoder) {
      return new Steps(histories, tracks.encodedBy(encoder, played()), warnings, oracle, classes);
    }

    /** Number of steps whose features a stream published, for whatever layout. */
    public long published() {
      return count(step -> step.published().isPresent());
    }

    /** Number of steps whose features a stream published for a layout. */
    public long published(FeatureLayout layout) {
      String digest = layout.digest();
      return count(step -> StepFeatures.published(step, digest).isPresent());
    }

    private long count(Predicate<LabelledStep> kind) {
      return histories.stream().flatMap(user -> user.steps().stream()).filter(kind).count();
    }

    /** Number of classes of a fusion model; 0 when none was asked. */
    public int fusionWidth() {
      return classes.width();
    }

    /**
     * The same steps with the classes of their tracks.
     *
     * @param width number of classes
     * @param model gives class probabilities [width] by track id; tracks that it knows nothing of
     *     are left out
     */
    public Steps classifiedBy(int width, Function<Collection<Track>, Map<String, float[]>> model) {
      TrackClasses classified = classes.by(width, model);
      if (played().stream().noneMatch(classified.probabilities()::containsKey)) {
        throw new IllegalArgumentException(
            "fusion classes: expected the model to know some of the tracks that were played, found"
                + " none; give tracks with years, durations or acoustic descriptions");
      }
      return new Steps(histories, tracks, warnings, oracle, classified);
    }

    /**
     * Makes features of these steps.
     *
     * @throws IllegalArgumentException when the layout reads text embeddings and no track that was
     *     played has one of that width: a network would learn from zeros
     */
    FeatureEncoder encoder(FeatureLayout layout) {
      int wanted = layout.textEmbeddingWidth();
      if (wanted > 0 && (wanted != tracks.width() || !embedsAny())) {
        throw new IllegalArgumentException(
            "text embeddings: expected vectors of "
                + wanted
                + " values for the tracks that were played, found "
                + (tracks.width() > 0 && embedsAny() ? "vectors of " + tracks.width() : "none")
                + "; give --encoder, with tracks that have titles or lyrics, or the topic of a stream"
                + " that published all steps for this layout");
      }
      return new FeatureEncoder(layout, vectors());
    }

    private TrackVectors vectors() {
      return new TrackVectors() {
        @Override
        public float[] textEmbedding(String track, long profileDigest) {
          return tracks.embeddings().get(track);
        }

        @Override
        public float[] fusion(String track, long profileDigest) {
          return classes.probabilities().get(track);
        }
      };
    }

    private boolean embedsAny() {
      return played().stream().anyMatch(tracks.embeddings()::containsKey);
    }

    private Set<String> played() {
      return histories.stream()
          .flatMap(user -> user.steps().stream())
          .map(step -> step.step().track().trackId())
          .collect(Collectors.toSet());
    }
  }

  /**
   * How events become steps.
   *
   * @param shareLike whether to keep one play of known genre per listening session only
   * @param grace the {@code grace.ms} of the stream
   */
  record Rules(boolean shareLike, Duration grace) {
    public static final Rules DEFAULTS = new Rules(false, UserTimeline.DEFAULT_GRACE);

    public Rules {
      new UserTimeline(grace);
    }

    /** A fold by these rules. */
    StepFold fold() {
      return new StepFold(grace, shareLike);
    }
  }

  /**
   * Reads everything.
   *
   * @throws IllegalArgumentException when the input is not what it was said to be
   */
  Steps read(Rules rules) throws IOException;
}
