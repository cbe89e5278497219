package dev.segue.benchmarks.topology;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a topology writes because of one event.
 *
 * @param listen per topic, for a listen
 * @param tweet per topic, for a tweet, on average over those in and outside of a stress window
 */
record Traffic(Map<String, Flow> listen, Map<String, Flow> tweet) {

  private static final String CHANGELOG = "-changelog";

  /**
   * Records of one topic.
   *
   * @param records per event
   * @param bytes per event, keys and values
   */
  record Flow(double records, double bytes) {

    static final Flow NONE = new Flow(0, 0);

    static Flow of(Volume volume, long events) {
      return new Flow((double) volume.records() / events, (double) volume.bytes() / events);
    }

    /** Mean size of a record, key and value. */
    double bytesPerRecord() {
      return records == 0 ? 0 : bytes / records;
    }

    private Flow minus(Flow other, double weight) {
      return new Flow(
          Math.max(0, records - weight * other.records), Math.max(0, bytes - weight * other.bytes));
    }

    private Flow times(double factor) {
      return new Flow(records * factor, bytes * factor);
    }
  }

  /** Volumes and the events that caused them. */
  record Measured(Map<String, Volume> volumes, long listens, long tweets) {

    private Flow perEvent(String topic) {
      return Flow.of(volumes.getOrDefault(topic, Volume.NONE), listens + tweets);
    }
  }

  /** Takes a mixed run apart with the help of one of listens alone. */
  static Traffic of(Measured listensAlone, Measured mixed) {
    Map<String, Flow> listen = new TreeMap<>();
    Map<String, Flow> tweet = new TreeMap<>();
    double listens = (double) mixed.listens() / (mixed.listens() + mixed.tweets());
    for (String topic : mixed.volumes().keySet()) {
      Flow ofListen = listensAlone.perEvent(topic);
      listen.put(topic, ofListen);
      tweet.put(topic, mixed.perEvent(topic).minus(ofListen, listens).times(1 / (1 - listens)));
    }
    return new Traffic(listen, tweet);
  }

  static boolean isChangelog(String topic) {
    return topic.endsWith(CHANGELOG);
  }

  /** The store behind a changelog. */
  static String store(String changelog) {
    return changelog.substring(0, changelog.length() - CHANGELOG.length());
  }

  /** Bytes per event to all changelogs, as written by so many events. */
  static double changelogBytes(Map<String, Volume> volumes, long events) {
    long bytes =
        volumes.entrySet().stream()
            .filter(volume -> isChangelog(volume.getKey()))
            .mapToLong(volume -> volume.getValue().bytes())
            .sum();
    return (double) bytes / events;
  }

  /** Bytes per event to all changelogs. */
  static double changelogBytes(Map<String, Flow> flows) {
    return flows.entrySet().stream()
        .filter(flow -> isChangelog(flow.getKey()))
        .mapToDouble(flow -> flow.getValue().bytes())
        .sum();
  }

  /** Bytes per event to all outputs. */
  static double outputBytes(Map<String, Flow> flows) {
    return flows.values().stream().mapToDouble(Flow::bytes).sum() - changelogBytes(flows);
  }
}
