package dev.segue.quickstart.demo;

import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.PredictionTrigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Time from sending an event to reading its committed prediction, both by this process's clock. The
 * feeder notes, the reader measures: thread-safe.
 */
public final class SendTimes {

  private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
  private final List<Long> latencies = new ArrayList<>();
  private long sent;
  private long firstAt;
  private long lastAt;

  /** Percentiles and the longest, milliseconds; NaN without a measurement. */
  public record Percentiles(double p50, double p99, double longest, int samples) {}

  /** Notes the moment; of an event that is sent again the first one, which it is predicted from. */
  synchronized void note(FeedEvent event, long nanoTime) {
    firstAt = sent == 0 ? nanoTime : firstAt;
    lastAt = nanoTime;
    sent++;
    if (event.key() != null && event.id() != null) {
      sentAt.putIfAbsent(event.key() + "/" + event.id(), nanoTime);
    }
  }

  /** Events per second from the first noted one to the last; NaN for fewer than two. */
  public synchronized double perSecond() {
    return sent < 2 ? Double.NaN : (sent - 1) * 1e9 / (lastAt - firstAt);
  }

  /** Measures, if the event that triggered the prediction was noted. */
  synchronized void predicted(GenrePrediction prediction, long readNanoTime) {
    Long sent = sentAt.remove(prediction.getUserId() + "/" + trigger(prediction));
    if (sent != null) {
      latencies.add(readNanoTime - sent);
    }
  }

  /** The id of the listen or tweet that made the prediction; of any of its links, the tweet's. */
  static String trigger(GenrePrediction prediction) {
    if (prediction.getTrigger() == PredictionTrigger.STRESS) {
      return prediction.getId().substring(prediction.getId().lastIndexOf('/') + 1);
    }
    int link = prediction.getSessionId().indexOf('#');
    return link < 0 ? prediction.getSessionId() : prediction.getSessionId().substring(0, link);
  }

  /** What was measured so far. */
  public synchronized Percentiles percentiles() {
    long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
    return new Percentiles(at(sorted, 0.50), at(sorted, 0.99), at(sorted, 1), sorted.length);
  }

  /** Nearest rank. */
  private static double at(long[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return Arrays.stream(sorted).skip(rank - 1L).findFirst().orElseThrow() / 1e6;
  }
}
