package dev.segue.training.data;

import dev.segue.encoder.TextEncoder;
import dev.segue.features.encoding.TrackVectors;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where labelled steps come from. */
@FunctionalInterface
public interface StepSource {

  /**
   * What was read.
   *
   * @param histories labelled steps per user
   * @param tracks texts and text embeddings of the tracks
   * @param warnings what the user should know about the input, a sentence each
   */
  record Steps(List<UserSteps> histories, TrackTexts tracks, List<String> warnings) {

    public Steps {
      histories = List.copyOf(histories);
      warnings = List.copyOf(warnings);
    }

    /** Steps of tracks of which no text is known. */
    static Steps withoutVectors(List<UserSteps> histories, List<String> warnings) {
      return new Steps(histories, TrackTexts.NONE, warnings);
    }

    /** Text embeddings of the tracks. */
    public TrackVectors vectors() {
      return tracks.vectors();
    }

    /** Width of the text embeddings; 0 when there are none. */
    public int embeddingWidth() {
      return tracks.width();
    }

    /** The same steps with embeddings of the texts of their tracks. */
    public Steps encodedBy(TextEncoder encoder) {
      Set<String> used =
          histories.stream()
              .flatMap(user -> user.steps().stream())
              .map(step -> step.step().track().trackId())
              .collect(Collectors.toSet());
      return new Steps(histories, tracks.encodedBy(encoder, used), warnings);
    }
  }

  /**
   * Reads everything.
   *
   * @param shareLike whether to keep one play of known genre per listening session only
   * @throws IllegalArgumentException when the input is not what it was said to be
   */
  Steps read(boolean shareLike) throws IOException;
}
