package dev.segue.training.data;

import dev.segue.encoder.TextEncoder;
import dev.segue.schemas.Track;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts of tracks and what became of them.
 *
 * @param texts by track id: the lyrics, or title and artist of a track without
 * @param width of the text embeddings; 0 when there are none
 * @param embeddings by track id
 */
public record TrackTexts(Map<String, String> texts, int width, Map<String, float[]> embeddings) {

  static final TrackTexts NONE = of(Map.of());

  /** What is embedded of a track: its lyrics, or title and artist when it has none. */
  public static String text(Track track) {
    String lyrics = track.getLyrics();
    return lyrics == null || lyrics.isBlank() ? track.getTitle() + " " + track.getArtist() : lyrics;
  }

  /** Texts that nobody has embedded yet. */
  static TrackTexts of(Map<String, String> texts) {
    return new TrackTexts(texts, 0, Map.of());
  }

  /** Embeds the texts of some tracks; a track without a text has no vector. */
  TrackTexts encodedBy(TextEncoder encoder, Collection<String> tracks) {
    List<String> known = tracks.stream().filter(texts::containsKey).sorted().toList();
    List<float[]> encoded = encoder.encode(known.stream().map(texts::get).toList());
    Map<String, float[]> byTrack = new HashMap<>();
    for (int i = 0; i < known.size(); i++) {
      byTrack.put(known.get(i), encoded.get(i));
    }
    return new TrackTexts(texts, encoder.width(), byTrack);
  }
}
