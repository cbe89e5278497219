package dev.segue.training.data;

import dev.segue.training.learning.Split;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What training and validation have seen, to be left out of a test: the ids of their tracks, and
 * the units of the split that they belong to, so that a twin under another id counts as seen and,
 * split by artist, every track of their artists.
 *
 * @param unit what was never on two sides
 * @param keys ids and units
 */
public record SeenTracks(SplitUnit unit, Set<String> keys) {

  /** Lines of this file of a bundle. */
  public static final String FILE = "tracks/seen.txt";

  public SeenTracks {
    keys = Set.copyOf(keys);
  }

  /** Those of the parts of a split. */
  public static SeenTracks of(
      SplitUnit unit, Map<Split, ? extends List<? extends NamedTrack>> parts) {
    Set<String> keys = new HashSet<>();
    Stream.of(Split.TRAINING, Split.VALIDATION)
        .flatMap(split -> parts.get(split).stream())
        .forEach(track -> keys.addAll(List.of(track.id(), unit.of(track))));
    return new SeenTracks(unit, keys);
  }

  /** As a bundle holds it, sorted. */
  public List<String> lines() {
    return keys.stream().sorted().toList();
  }

  /** Whether a track was seen, or one that it must not be parted from. */
  public boolean has(NamedTrack track) {
    return keys.contains(track.id()) || keys.contains(unit.of(track));
  }

  /** What is judged on tracks that are left: tracks, or tracks of artists, unseen. */
  public String unseen() {
    return unit == SplitUnit.TRACK ? "unseen tracks" : "unseen artists";
  }
}
