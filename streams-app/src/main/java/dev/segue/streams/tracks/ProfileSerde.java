package dev.segue.streams.tracks;

import dev.segue.schemas.TrackProfile;
import dev.segue.streams.events.Inbound;
import dev.segue.streams.events.InboundDeserializer;
import dev.segue.streams.metrics.TopologyMetrics;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Reads track profiles, and anything else as no profile, counted: the topic is open to others, and
 * what fails in the global table ends every instance.
 */
public final class ProfileSerde implements Serde<TrackProfile> {

  private final Serializer<TrackProfile> serializer;
  private final InboundDeserializer deserializer;
  private final TopologyMetrics metrics;

  /**
   * @param serializer writes profiles to the table
   * @param deserializer reads what is in topic and table
   */
  public ProfileSerde(
      Serializer<TrackProfile> serializer,
      InboundDeserializer deserializer,
      TopologyMetrics metrics) {
    this.serializer = serializer;
    this.deserializer = deserializer;
    this.metrics = metrics;
  }

  @Override
  public Serializer<TrackProfile> serializer() {
    return serializer;
  }

  @Override
  public Deserializer<TrackProfile> deserializer() {
    return (topic, bytes) -> profileOrNull(deserializer.deserialize(topic, bytes));
  }

  private TrackProfile profileOrNull(Inbound inbound) {
    if (inbound instanceof Inbound.Decoded decoded
        && decoded.value() instanceof TrackProfile profile) {
      return profile;
    }
    if (!(inbound instanceof Inbound.Tombstone)) {
      metrics.unusableProfile();
    }
    return null;
  }
}
