package dev.segue.quickstart.world;

import java.util.List;
import java.util.Map;

/**
 * What must become of every record of a world, written without any code of the stream: the rules
 * are those of {@code docs/semantics.md}, applied to what the generator knows it did.
 *
 * @param entries one per record, in the order of arrival
 * @param outcomes one per session whose genre is known and that a prediction preceded
 * @param frozenSteps ids of the sessions that another one followed, in the order of arrival
 * @param counts the totals, by the names of the demo's report
 */
public record Ledger(
    List<Entry> entries,
    List<Outcome> outcomes,
    List<String> frozenSteps,
    Map<String, Long> counts) {

  /** What becomes of a record. */
  public enum Fate {
    /** A session that is predicted from. */
    PREDICTED,
    /** A tweet without a track whose stress is scored. */
    SCORED,
    LATE,
    DUPLICATE,
    DEAD_LETTER
  }

  /**
   * One record.
   *
   * @param sequence its {@link WorldEvent#sequence()}
   * @param topic the topic it arrives on
   * @param id of the listen or tweet; of undecodable bytes, the id they contain
   * @param isSession whether it is a listen or a tweet with a track
   * @param fate what becomes of it
   * @param updates id of the session whose stress a tweet changes, so that the stream predicts from
   *     it again; null when it changes none
   */
  public record Entry(
      long sequence, String topic, String id, boolean isSession, Fate fate, String updates) {}

  /**
   * One scored prediction.
   *
   * @param sessionId session that reveals the truth
   * @param previousSessionId session that was predicted from
   * @param triggerId listen or tweet that triggered the last prediction before it
   * @param triggerAt event time that the last prediction knows of, epoch milliseconds
   */
  public record Outcome(
      String sessionId, String previousSessionId, String triggerId, long triggerAt) {}

  /** A total by its name in the demo's report. */
  public long count(String name) {
    Long count = counts.get(name);
    if (count == null) {
      throw new IllegalArgumentException(
          "count: expected one of " + counts.keySet() + ", found " + name);
    }
    return count;
  }
}
