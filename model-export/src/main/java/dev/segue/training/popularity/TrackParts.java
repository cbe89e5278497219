package dev.segue.training.popularity;

import java.util.List;
import java.util.stream.Stream;

/** The parts of a track that a forecast is explained by: its genre words as one, its numbers. */
final class TrackParts {

  static final List<String> NAMES =
      Stream.concat(Stream.of("genre"), DescribedTrack.NUMBERS.stream()).toList();

  private TrackParts() {}

  /** A track with one part of another. */
  static DescribedTrack with(DescribedTrack track, int part, DescribedTrack other) {
    if (part == 0) {
      return track.withGenreTokens(other.genreTokens());
    }
    float[] numbers = track.numbers().clone();
    numbers[part - 1] = other.numbers()[part - 1];
    return track.withNumbers(numbers);
  }
}
