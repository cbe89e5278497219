package dev.segue.training.data;

import dev.segue.features.genre.GenreTaxonomy;
import dev.segue.features.genre.TrackProfiles;
import dev.segue.schemas.Track;
import dev.segue.schemas.TrackProfile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Profiles of tracks by id, made as the stream makes them. Not thread-safe. */
final class TrackTable {

  private final GenreTaxonomy taxonomy = GenreTaxonomy.ofDefaults();
  private final Map<String, TrackProfile> profiles = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Track> tracks = new LinkedHashMap<>();

  void add(Track track) {
    profiles.put(track.getId(), TrackProfiles.of(track, taxonomy));
    texts.put(track.getId(), TrackTexts.text(track));
    tracks.put(track.getId(), track);
  }

  GenreTaxonomy taxonomy() {
    return taxonomy;
  }

  /** The profile of a track; null when there is none. */
  TrackProfile profile(String trackId) {
    return profiles.get(trackId);
  }

  /** The tracks, for a model of their classes. */
  TrackClasses classes() {
    return TrackClasses.of(tracks);
  }

  /** The texts of the tracks. */
  TrackTexts texts() {
    return TrackTexts.of(texts);
  }
}
