package dev.segue.training.data;

import dev.segue.features.encoding.TrackVectors;
import java.io.IOException;
import java.util.List;

/** Where labelled steps come from. */
@FunctionalInterface
public interface StepSource {

  /**
   * What was read.
   *
   * @param histories labelled steps per user
   * @param vectors text embeddings of the tracks
   * @param embeddingWidth their width; 0 when there are none
   * @param warnings what the user should know about the input, a sentence each
   */
  record Steps(
      List<UserSteps> histories, TrackVectors vectors, int embeddingWidth, List<String> warnings) {

    public Steps {
      histories = List.copyOf(histories);
      warnings = List.copyOf(warnings);
    }

    /** Steps of tracks without text embeddings. */
    static Steps withoutVectors(List<UserSteps> histories, List<String> warnings) {
      return new Steps(histories, TrackVectors.NONE, 0, warnings);
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
