package dev.segue.streams.topology;

import dev.segue.schemas.TrackProfile;
import dev.segue.streams.events.Arrival;
import dev.segue.streams.events.ArrivalSerde;
import dev.segue.streams.events.EventTimes;
import dev.segue.streams.events.Inbound;
import dev.segue.streams.events.NoteOrigin;
import dev.segue.streams.tracks.ProfileSerde;
import dev.segue.streams.tracks.TrackProfiles;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;

/** The sources of the topology. */
record Inputs(TopologySettings settings, TopologyParts parts, StreamsBuilder builder) {

  static final String USER_EVENTS = "user-events";

  /** The catalogue. */
  KStream<byte[], Arrival> tracks() {
    return read(List.of(settings.topics().tracks()), "tracks");
  }

  /** The table of profiles, a copy of which lies in every instance. */
  void trackProfiles() {
    Serde<TrackProfile> profiles =
        new ProfileSerde(
            parts.serdes().values(TrackProfile.class).serializer(),
            parts.serdes().inbound(),
            parts.metrics());
    builder.globalTable(
        settings.topics().trackProfiles(),
        Consumed.with(Serdes.String(), profiles).withName("track-profiles"),
        Materialized.<String, TrackProfile, KeyValueStore<Bytes, byte[]>>as(TrackProfiles.STORE));
  }

  /** Tweets, listens and users, so that one task owns one user. */
  KStream<byte[], Arrival> userEvents() {
    if (!settings.repartitionInput()) {
      return read(settings.topics().userInputs(), USER_EVENTS);
    }
    Repartitioned<byte[], Arrival> byUser =
        Repartitioned.<byte[], Arrival>as(USER_EVENTS)
            .withKeySerde(Serdes.ByteArray())
            .withValueSerde(new ArrivalSerde(parts.serdes().inbound()));
    return read(settings.topics().userInputs(), USER_EVENTS).repartition(byUser);
  }

  private KStream<byte[], Arrival> read(List<String> topics, String name) {
    Serde<Inbound> inbound =
        Serdes.serdeFrom(
            (topic, value) -> {
              throw new UnsupportedOperationException(topic + " is read, never written");
            },
            parts.serdes().inbound());
    return builder.stream(
            topics,
            Consumed.with(Serdes.ByteArray(), inbound)
                .withTimestampExtractor(new EventTimes(settings.topics().users(), parts.clock()))
                .withName(name))
        .process(NoteOrigin::new, Named.as("note-origin-of-" + name));
  }
}
