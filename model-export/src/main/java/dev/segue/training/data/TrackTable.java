package dev.segue.training.data;

import dev.segue.features.encoding.TrackVectors;
import dev.segue.features.genre.GenreTaxonomy;
import dev.segue.features.genre.TrackProfiles;
import dev.segue.schemas.Track;
import dev.segue.schemas.TrackProfile;
import java.util.HashMap;
import java.util.Map;

/** Profiles of tracks by id, made as the stream makes them. Not thread-safe. */
final class TrackTable {

  private final GenreTaxonomy taxonomy = GenreTaxonomy.ofDefaults();
  private final Map<String, TrackProfile> profiles = new HashMap<>();

  void add(Track track) {
    profiles.put(track.getId(), TrackProfiles.of(track, taxonomy));
  }

  GenreTaxonomy taxonomy() {
    return taxonomy;
  }

  /** The profile of a track; null when there is none. */
  TrackProfile profile(String trackId) {
    return profiles.get(trackId);
  }

  /** Width of the text embeddings; 0 when no track has one. */
  int embeddingWidth() {
    return profiles.values().stream().mapToInt(p -> p.getTextEmbedding().size()).max().orElse(0);
  }

  /** The text embeddings of the profiles. */
  TrackVectors vectors() {
    Map<String, float[]> vectors = new HashMap<>();
    profiles.forEach(
        (id, profile) -> {
          float[] vector = new float[profile.getTextEmbedding().size()];
          for (int i = 0; i < vector.length; i++) {
            vector[i] = profile.getTextEmbedding().get(i);
          }
          vectors.put(id, vector);
        });
    return (trackId, digest) -> vectors.get(trackId);
  }
}
