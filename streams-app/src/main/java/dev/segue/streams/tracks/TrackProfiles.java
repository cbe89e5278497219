package dev.segue.streams.tracks;

import dev.segue.features.encoding.TrackVectors;
import dev.segue.schemas.TrackProfile;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * The global table of track profiles. Key: track id; value: {@link TrackProfile}; as many entries
 * as the catalogue has tracks. Read-only here, and read by all stream threads.
 */
public final class TrackProfiles implements TrackVectors {

  /** Name of the global store, and of nothing else. */
  public static final String STORE = "track-profiles";

  private final TimestampedKeyValueStore<String, TrackProfile> store;

  private TrackProfiles(TimestampedKeyValueStore<String, TrackProfile> store) {
    this.store = store;
  }

  /** The table as a processor sees it. */
  public static TrackProfiles of(ProcessorContext<?, ?> context) {
    return new TrackProfiles(context.getStateStore(STORE));
  }

  /** The profile as it is now; null when there is none, or another track's. */
  public TrackProfile find(String trackId) {
    ValueAndTimestamp<TrackProfile> found = store.get(trackId);
    boolean usable = found != null && found.value().getTrackId().equals(trackId);
    return usable ? found.value() : null;
  }

  @Override
  public float[] textEmbedding(String trackId, long profileDigest) {
    TrackProfile profile = find(trackId);
    if (profile == null
        || profile.getDigest() != profileDigest
        || profile.getTextEmbedding().isEmpty()) {
      return null;
    }
    float[] vector = new float[profile.getTextEmbedding().size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = profile.getTextEmbedding().get(i);
    }
    return vector;
  }
}
