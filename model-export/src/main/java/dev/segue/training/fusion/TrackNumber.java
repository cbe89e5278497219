package dev.segue.training.fusion;

import dev.segue.features.encoding.AcousticNumbers;
import dev.segue.schemas.AudioFeatures;
import dev.segue.schemas.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A number of a track.
 *
 * @param name of its column
 * @param of gives it; null when it is not known
 */
record TrackNumber(String name, Function<Track, Float> of) {

  /** Year, length, the artist's popularity. */
  static final List<TrackNumber> METADATA =
      List.of(
          new TrackNumber("year", track -> number(track.getYear())),
          new TrackNumber("duration_ms", track -> number(track.getDurationMs())),
          new TrackNumber("artist_popularity", Track::getArtistPopularity));

  /** Those and the acoustic description. */
  static final List<TrackNumber> ALL = all();

  /** The number of that name. */
  static TrackNumber named(String name) {
    return ALL.stream()
        .filter(number -> number.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "number of a track: expected one of %s, found %s"
                        .formatted(ALL.stream().map(TrackNumber::name).toList(), name)));
  }

  private static List<TrackNumber> all() {
    List<TrackNumber> all = new ArrayList<>(METADATA);
    for (int n = 0; n < AcousticNumbers.NAMES.size(); n++) {
      int column = n;
      all.add(
          new TrackNumber(
              AcousticNumbers.NAMES.get(n), track -> acoustic(track.getAudioFeatures(), column)));
    }
    return List.copyOf(all);
  }

  private static Float acoustic(AudioFeatures audio, int column) {
    return audio == null ? null : (Float) AcousticNumbers.of(audio)[column];
  }

  private static Float number(Number value) {
    return value == null ? null : (Float) value.floatValue();
  }
}
