package dev.segue.streams.tracks;

import dev.segue.schemas.Track;
import dev.segue.schemas.TrackProfile;
import dev.segue.streams.deadletters.DeadLetter;
import dev.segue.streams.deadletters.Reason;
import dev.segue.streams.events.Arrival;
import dev.segue.streams.events.Inbound;
import dev.segue.streams.events.RecordKeys;
import dev.segue.streams.metrics.TopologyMetrics;
import java.util.function.Function;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Derives the profile of a track; a withdrawn track (null value) withdraws its profile. */
public final class EnrichTracks extends ContextualProcessor<byte[], Arrival, String, Enriched> {

  private static final String NODE = "enrich-tracks";

  private final Supplier parts;

  private EnrichTracks(Supplier parts) {
    this.parts = parts;
  }

  /**
   * Makes the processor of a task.
   *
   * @param profiler a pure function from a track to its profile
   */
  public record Supplier(Function<Track, TrackProfile> profiler, TopologyMetrics metrics)
      implements ProcessorSupplier<byte[], Arrival, String, Enriched> {

    @Override
    public EnrichTracks get() {
      return new EnrichTracks(this);
    }
  }

  @Override
  public void process(Record<byte[], Arrival> record) {
    parts.metrics.read(record.value().source().topic());
    RecordKeys.Key key = RecordKeys.read(record.key(), record.value().keySize());
    Enriched enriched =
        key.problem() == null
            ? enrich(key.text(), record)
            : reject(record, Reason.INVALID_KEY, key.problem());
    context().forward(new Record<>(key.text(), enriched, record.timestamp(), new RecordHeaders()));
  }

  private Enriched enrich(String trackId, Record<byte[], Arrival> record) {
    Inbound inbound = record.value().inbound();
    if (inbound instanceof Inbound.Unusable unusable) {
      return reject(record, unusable.reason(), unusable.problem());
    }
    if (inbound instanceof Inbound.Decoded decoded) {
      return decoded.value() instanceof Track track
          ? enrich(trackId, track, record)
          : reject(
              record,
              Reason.UNEXPECTED_TYPE,
              "expected a Track, found a " + decoded.value().getSchema().getName());
    }
    return new Enriched.Profiled(null);
  }

  private Enriched enrich(String trackId, Track track, Record<byte[], Arrival> record) {
    if (!track.getId().equals(trackId)) {
      return reject(record, Reason.INVALID_EVENT, "id: expected the record's key, found another");
    }
    return new Enriched.Profiled(parts.profiler.apply(track));
  }

  private static Enriched reject(Record<byte[], Arrival> record, Reason reason, String problem) {
    return new Enriched.Rejected(
        DeadLetter.of(NODE, reason, problem).withRecord(record.key(), record.value()));
  }
}
