package dev.segue.streams.queries;

import java.util.List;
import java.util.Map;

/**
 * What is kept of a user. Times are ISO-8601, event time. What is not known is null and not shown.
 *
 * @param user id of the user
 * @param instance host:port of the instance that holds the user
 * @param partition partition of the user topics
 * @param newestSession the session that the next prediction starts from
 * @param recentSessions the sessions before it, newest first
 * @param genreCounts sessions per known genre
 * @param openWindows stress windows that are not published yet
 * @param memory what the network remembers
 * @param lastPrediction the prediction that the next session will judge
 * @param completeUpTo time up to which the user's events are taken to be complete
 * @param erasedAt when an earlier life of this id was erased
 */
public record UserAnswer(
    String user,
    String instance,
    int partition,
    Session newestSession,
    List<Session> recentSessions,
    Map<String, Integer> genreCounts,
    List<Window> openWindows,
    Memory memory,
    Prediction lastPrediction,
    String completeUpTo,
    String erasedAt) {

  /**
   * One session.
   *
   * @param stress of the session's windows as folded so far; only with the token
   */
  public record Session(
      String id,
      long step,
      String at,
      String trackId,
      String artist,
      String genre,
      List<Stress> stress) {}

  /**
   * One stress window.
   *
   * @param sessionId the session that opened it
   * @param minutes length
   * @param closesAfter event time after which it is published
   * @param late whether the session came late
   * @param stress only with the token
   */
  public record Window(
      String sessionId, int minutes, String closesAfter, boolean late, Stress stress) {}

  /**
   * Sum of one window.
   *
   * @param meanStress -1 to -5; not there without a tweet
   * @param meanRelaxation 1 to 5; not there without a tweet
   */
  public record Stress(int minutes, int tweets, Float meanStress, Float meanRelaxation) {}

  /**
   * What the network remembers.
   *
   * @param steps how many steps it has seen
   * @param lastStep number of the last one
   * @param bundleDigest the bundle that it belongs to
   * @param attended the steps with the most attention, most first
   */
  public record Memory(long steps, long lastStep, String bundleDigest, List<Attended> attended) {}

  /** A step that the attention prefers. */
  public record Attended(long step, String at, String genre) {}

  /**
   * The newest prediction.
   *
   * @param probabilities per genre, of the newest view
   * @param atListen per genre, when the session began
   * @param model version and digest; not there when a baseline answered
   */
  public record Prediction(
      String id,
      long step,
      String topGenre,
      Map<String, Float> probabilities,
      Map<String, Float> atListen,
      Model model,
      boolean degraded) {}

  /** A bundle. */
  public record Model(String name, String version, String digest) {}
}
