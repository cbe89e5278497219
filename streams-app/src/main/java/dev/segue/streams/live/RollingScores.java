package dev.segue.streams.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.schemas.PredictionOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;

/** The scoreboard over time: the newest buckets of equal width. Not thread-safe. */
final class RollingScores {

  private final long width;
  private final int buckets;
  private final TreeMap<Long, ScoreBucket> byStart = new TreeMap<>();

  /**
   * @param width of a bucket
   * @param buckets that are kept; older outcomes are ignored
   */
  RollingScores(Duration width, int buckets) {
    this.width = width.toMillis();
    this.buckets = buckets;
  }

  /**
   * Adds an outcome.
   *
   * @param at when it became known, epoch milliseconds, by the broker's clock
   */
  void add(PredictionOutcome outcome, long at) {
    long start = Math.floorDiv(at, width) * width;
    if (!byStart.isEmpty() && start <= byStart.lastKey() - buckets * width) {
      return;
    }
    byStart.computeIfAbsent(start, ScoreBucket::new).add(outcome);
    byStart.headMap(byStart.lastKey() - (buckets - 1) * width).clear();
  }

  /** The bucket that still fills. */
  Optional<ObjectNode> latest() {
    return Optional.ofNullable(byStart.lastEntry()).map(last -> last.getValue().json());
  }

  /** All buckets that hold an outcome, by time. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("bucket_seconds", width / 1000);
    json.put("span_seconds", buckets * width / 1000);
    ArrayNode array = json.putArray("buckets");
    byStart.values().forEach(bucket -> array.add(bucket.json()));
    return json;
  }
}
