package dev.segue.streams.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.schemas.GenrePrediction;
import java.util.OptionalLong;

/**
 * Counts what came between two moments: predictions and outcomes of all instances, how long they
 * took to become readable, and the state of this instance. Not thread-safe.
 */
final class Pulse {

  private static final int DELAYS = 1024;

  private final Delays readable = new Delays(DELAYS);
  private final Delays eventAge = new Delays(DELAYS);
  private long predictions;
  private long degraded;
  private long outcomes;
  private String degradedReason;
  private long lastRecordAt;
  private double lastEventsRead = -1;
  private long lastTakenAt;

  /**
   * @param startedAt when the counting begins, epoch milliseconds
   */
  Pulse(long startedAt) {
    lastTakenAt = startedAt;
  }

  /**
   * @param appendedAt when the broker took it
   * @param now when it was read
   */
  void add(GenrePrediction prediction, long appendedAt, long now) {
    predictions++;
    lastRecordAt = now;
    readable.add(now - appendedAt);
    eventAge.add(now - prediction.getAsOf().toEpochMilli());
    if (prediction.getDegraded()) {
      degraded++;
      degradedReason = prediction.getDegradedReason();
    }
  }

  void addOutcome(long now) {
    outcomes++;
    lastRecordAt = now;
  }

  /** The counts since the last take, which begin anew. */
  ObjectNode take(InstanceStatus status, long now) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("at", now);
    json.put("ms", now - lastTakenAt);
    json.put("events", lastEventsRead < 0 ? 0 : Math.max(0, status.eventsRead() - lastEventsRead));
    json.put("predictions", predictions);
    json.put("outcomes", outcomes);
    json.put("degraded", degraded);
    json.put("degraded_reason", degraded == 0 ? null : degradedReason);
    put(json, "readable_p50_ms", readable.percentile(0.5));
    put(json, "readable_p99_ms", readable.percentile(0.99));
    put(json, "event_age_p50_ms", eventAge.percentile(0.5));
    put(json, "silent_ms", lastRecordAt == 0 ? OptionalLong.empty() : since(lastRecordAt, now));
    instance(json.putObject("instance"), status);
    begin(status, now);
    return json;
  }

  private static void instance(ObjectNode json, InstanceStatus status) {
    json.put("ready", status.ready());
    json.put("state", status.state());
    json.put("provider", status.provider());
    json.put("threads_alive", status.threadsAlive());
    json.put("threads", status.threads());
    json.put("lag", Double.isFinite(status.lag()) ? status.lag() : null);
  }

  private void begin(InstanceStatus status, long now) {
    lastEventsRead = status.eventsRead();
    lastTakenAt = now;
    predictions = 0;
    degraded = 0;
    outcomes = 0;
    readable.clear();
    eventAge.clear();
  }

  private static OptionalLong since(long then, long now) {
    return OptionalLong.of(Math.max(0, now - then));
  }

  private static void put(ObjectNode json, String name, OptionalLong value) {
    if (value.isPresent()) {
      json.put(name, value.getAsLong());
    } else {
      json.putNull(name);
    }
  }
}
