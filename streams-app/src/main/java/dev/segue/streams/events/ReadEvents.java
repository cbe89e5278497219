package dev.segue.streams.events;

import dev.segue.features.stress.StressScorer;
import dev.segue.features.timeline.UserEvent;
import dev.segue.features.timeline.UserEvents;
import dev.segue.schemas.Listen;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.UserProfile;
import dev.segue.streams.deadletters.DeadLetter;
import dev.segue.streams.deadletters.Reason;
import dev.segue.streams.metrics.TopologyMetrics;
import dev.segue.streams.tracks.TrackProfiles;
import java.time.Clock;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Turns records into events that can be folded: finds track links, looks up track profiles as they
 * are now, scores tweets. What cannot be used goes on as a dead letter.
 */
public final class ReadEvents extends ContextualProcessor<byte[], Arrival, String, Input> {

  /** The node in dead letters: it refuses records before it knows their events. */
  public static final String NODE = "read-events";

  private final Supplier parts;
  private UserEvents events;

  private ReadEvents(Supplier parts) {
    this.parts = parts;
  }

  /**
   * Makes the processor of a task.
   *
   * @param usersTopic the topic where a null value erases a user; elsewhere it is a mistake
   */
  public record Supplier(
      StressScorer scorer, String usersTopic, TopologyMetrics metrics, Clock clock)
      implements ProcessorSupplier<byte[], Arrival, String, Input> {

    @Override
    public ReadEvents get() {
      return new ReadEvents(this);
    }
  }

  @Override
  public void init(ProcessorContext<String, Input> context) {
    super.init(context);
    TrackProfiles profiles = TrackProfiles.of(context);
    events = new UserEvents(parts.scorer, profiles::find, parts.clock);
  }

  @Override
  public void process(Record<byte[], Arrival> record) {
    Arrival arrival = record.value();
    parts.metrics.read(arrival.source().topic());
    RecordKeys.Key key = RecordKeys.read(record.key(), arrival.keySize());
    Record<String, Input> out =
        new Record<>(key.text(), null, arrival.timestamp(), new RecordHeaders());
    if (key.problem() != null) {
      context().forward(out.withValue(reject(record, Reason.INVALID_KEY, key.problem())));
    } else if (arrival.inbound() instanceof Inbound.Unusable unusable) {
      context().forward(out.withValue(reject(record, unusable.reason(), unusable.problem())));
    } else if (arrival.inbound() instanceof Inbound.Decoded decoded) {
      read(decoded.value(), record, out);
    } else {
      context().forward(out.withValue(readTombstone(record)));
    }
  }

  private void read(
      SpecificRecord value, Record<byte[], Arrival> record, Record<String, Input> out) {
    Optional<UserEvents.Read> read = read(value);
    if (read.isEmpty()) {
      String problem = "expected a Tweet, Listen or UserProfile, found a " + name(value);
      context().forward(out.withValue(reject(record, Reason.UNEXPECTED_TYPE, problem)));
    } else if (read.get() instanceof UserEvents.Read.Events found) {
      for (UserEvent event : found.events()) {
        context().forward(out.withValue(new Input.Fold(event, record.value())));
      }
    } else if (read.get() instanceof UserEvents.Read.Invalid invalid) {
      DeadLetter letter = letter(record, Reason.INVALID_EVENT, invalid.reason());
      context().forward(out.withValue(new Input.Reject(letter.withEventId(id(value)))));
    }
  }

  private Optional<UserEvents.Read> read(SpecificRecord value) {
    if (value instanceof Listen listen) {
      return Optional.of(events.read(listen));
    }
    if (value instanceof Tweet tweet) {
      return Optional.of(events.read(tweet));
    }
    return value instanceof UserProfile profile
        ? Optional.of(events.read(profile))
        : Optional.empty();
  }

  private Input readTombstone(Record<byte[], Arrival> record) {
    String topic = record.value().source().topic();
    if (topic.equals(parts.usersTopic)) {
      return new Input.Erase();
    }
    return reject(record, Reason.NULL_VALUE, topic + ": expected a value, found null");
  }

  private static Input reject(Record<byte[], Arrival> record, Reason reason, String problem) {
    return new Input.Reject(letter(record, reason, problem));
  }

  private static DeadLetter letter(Record<byte[], Arrival> record, Reason reason, String problem) {
    return DeadLetter.of(NODE, reason, problem).withRecord(record.key(), record.value());
  }

  private static String id(SpecificRecord value) {
    if (value instanceof Listen listen) {
      return idOrNull(listen.getId());
    }
    return value instanceof Tweet tweet ? idOrNull(tweet.getId()) : null;
  }

  private static String idOrNull(String id) {
    return UserEvents.isTooLong(id) ? null : id;
  }

  private static String name(SpecificRecord value) {
    return value.getSchema().getName();
  }
}
