package dev.segue.training.popularity;

import dev.segue.training.learning.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Tracks cut into 70 % training, 10 % validation and 20 % test.
 *
 * @param unit what is never on two sides
 * @param parts the tracks of each split; none is empty
 */
public record TrackSplits(Unit unit, Map<Split, List<RatedTrack>> parts) {

  /** What is never on two sides of a split. */
  public enum Unit {
    /** A track; its artist's other tracks may be on the other side, which flatters. */
    TRACK,
    /** An artist with all tracks. */
    ARTIST;

    /** For people. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    private String of(RatedTrack track) {
      return this == TRACK ? track.id() : track.artist();
    }
  }

  public TrackSplits {
    for (Split split : Split.values()) {
      if (parts.getOrDefault(split, List.of()).isEmpty()) {
        throw new IllegalArgumentException(
            "tracks: expected some for "
                + split.name().toLowerCase(Locale.ROOT)
                + " when split by "
                + unit.key()
                + ", found none among "
                + parts.values().stream().mapToInt(List::size).sum()
                + "; give more tracks of more artists");
      }
    }
    parts = Collections.unmodifiableMap(new EnumMap<>(parts));
  }

  /** Cuts by units in random order; the same tracks and seed give the same parts. */
  public static TrackSplits of(List<RatedTrack> tracks, Unit unit, long seed) {
    Map<String, List<RatedTrack>> units = new LinkedHashMap<>();
    tracks.forEach(t -> units.computeIfAbsent(unit.of(t), k -> new ArrayList<>()).add(t));
    List<List<RatedTrack>> shuffled = new ArrayList<>(units.values());
    Collections.shuffle(shuffled, new Random(seed));
    Map<Split, List<RatedTrack>> parts = new EnumMap<>(Split.class);
    int before = 0;
    for (List<RatedTrack> own : shuffled) {
      double position = (before + own.size() / 2.0) / tracks.size();
      parts.computeIfAbsent(Split.at(position), split -> new ArrayList<>()).addAll(own);
      before += own.size();
    }
    return new TrackSplits(unit, parts);
  }

  /** The tracks of a split. */
  public List<RatedTrack> part(Split split) {
    return parts.get(split);
  }

  /** The median popularity of the training tracks; the lower one of two. */
  public float medianPopularity() {
    List<Float> sorted =
        part(Split.TRAINING).stream().map(RatedTrack::popularity).sorted().toList();
    return sorted.get((sorted.size() - 1) / 2);
  }

  /** All of it as text, a line per track: equal splits, equal lines. */
  public List<String> lines() {
    return Stream.of(Split.values())
        .flatMap(split -> part(split).stream().map(rated -> split + " " + line(rated)))
        .toList();
  }

  private static String line(RatedTrack rated) {
    DescribedTrack track = rated.track();
    return String.join(
        " ",
        track.id(),
        "" + track.genreTokens(),
        Arrays.toString(track.numbers()),
        "" + rated.popularity());
  }
}
