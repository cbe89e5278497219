package dev.segue.training.data;

import dev.segue.features.history.TrackNames;
import dev.segue.training.learning.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** What is never on two sides of a split of tracks. */
public enum SplitUnit {
  /**
   * A title of an artist, whatever ids it has; the artist's other titles may be on the other side,
   * which flatters.
   */
  TRACK,
  /** An artist with all tracks. */
  ARTIST;

  /** Its name for people. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The unit that a track belongs to; equal for spellings that count as one name. */
  public String of(NamedTrack track) {
    return this == TRACK
        ? TrackNames.id(track.artist(), track.title())
        : TrackNames.key(track.artist());
  }

  /**
   * Cuts into 70 % training, 10 % validation and 20 % test by units in random order; equal tracks
   * and seeds give equal parts.
   *
   * @return the tracks of every split, none of them empty
   * @throws IllegalArgumentException when there are too few units
   */
  public <T extends NamedTrack> Map<Split, List<T>> cut(List<T> tracks, long seed) {
    Map<String, List<T>> units = new LinkedHashMap<>();
    tracks.forEach(t -> units.computeIfAbsent(of(t), k -> new ArrayList<>()).add(t));
    List<List<T>> shuffled = new ArrayList<>(units.values());
    Collections.shuffle(shuffled, new Random(seed));
    Map<Split, List<T>> parts = new EnumMap<>(Split.class);
    int before = 0;
    for (List<T> own : shuffled) {
      double position = (before + own.size() / 2.0) / tracks.size();
      parts.computeIfAbsent(Split.at(position), split -> new ArrayList<>()).addAll(own);
      before += own.size();
    }
    requireAll(parts, tracks.size());
    return Collections.unmodifiableMap(parts);
  }

  private void requireAll(Map<Split, ?> parts, int tracks) {
    for (Split split : Split.values()) {
      if (!parts.containsKey(split)) {
        throw new IllegalArgumentException(
            "tracks: expected some for %s when split by %s, found none among %,d; give more tracks of more artists"
                .formatted(split.name().toLowerCase(Locale.ROOT), key(), tracks));
      }
    }
  }
}
