package dev.segue.training.nexttrack;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Sizes of a network.
 *
 * @param tracks rows of the track table, that of the unknown track included
 * @param width of a track vector and of a hidden state: 150 as published
 * @param dense width of the dense layer: 256 as published
 * @param longest newest tracks of a prefix that are read; older ones change little and cost time
 * @param form how it is built
 * @param modalities widths of the further vectors of a track, each with a context of its own
 */
public record NextTrackShape(
    int tracks, int width, int dense, int longest, NetworkForm form, List<Integer> modalities) {

  public NextTrackShape {
    modalities = List.copyOf(modalities);
    if (IntStream.of(tracks, width, dense, longest).anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          "network: expected sizes of 1 or more, found tracks %d, width %d, dense %d, longest %d"
              .formatted(tracks, width, dense, longest));
    }
    if (!form.attends() && !modalities.isEmpty()) {
      throw new IllegalArgumentException(
          "network of form " + form + ": expected no modalities, which need its attention");
    }
  }

  /** Width of what the dense layer reads: contexts, and the newest track's vectors. */
  int read() {
    int contexts = modalities.stream().mapToInt(width -> width).sum();
    return (form.normalised() ? 4 : 1) * width + contexts;
  }
}
