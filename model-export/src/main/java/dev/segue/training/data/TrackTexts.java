package dev.segue.training.data;

import dev.segue.encoder.TextEncoder;
import dev.segue.features.encoding.TrackVectors;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts of tracks and what became of them.
 *
 * @param vectors text embeddings by track
 * @param width their width; 0 when there are none
 * @param texts by track id: the lyrics, or title and artist of a track without
 */
record TrackTexts(TrackVectors vectors, int width, Map<String, String> texts) {

  static final TrackTexts NONE = new TrackTexts(TrackVectors.NONE, 0, Map.of());

  /** Embeds the texts of some tracks; a track without a text has no vector. */
  TrackTexts encodedBy(TextEncoder encoder, Collection<String> tracks) {
    List<String> known = tracks.stream().filter(texts::containsKey).sorted().toList();
    List<float[]> encoded = encoder.encode(known.stream().map(texts::get).toList());
    Map<String, float[]> byTrack = new HashMap<>();
    for (int i = 0; i < known.size(); i++) {
      byTrack.put(known.get(i), encoded.get(i));
    }
    return new TrackTexts((track, digest) -> byTrack.get(track), encoder.width(), texts);
  }
}
