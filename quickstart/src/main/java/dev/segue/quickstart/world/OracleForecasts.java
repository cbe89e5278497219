package dev.segue.quickstart.world;

import java.util.Map;

/**
 * What an observer who knows the world's equations, but not its hidden states, says about the next
 * genre: for each session of a user the forecasts made from it.
 *
 * @param bySession forecasts by session id
 */
public record OracleForecasts(Map<String, Forecasts> bySession) {

  /**
   * Probabilities [6] of the genre of the session that follows, in the order of the enum.
   *
   * @param atListen knowing everything up to the session itself
   * @param last knowing everything up to the last event that the stream predicts on before the next
   *     session: the counterpart of the model's last prediction
   * @param atListenWithoutTweets knowing sessions only, up to the session itself
   * @param lastWithoutTweets knowing sessions only, at the same moment as {@code last}: that no
   *     other came until then, but not what was tweeted
   */
  public record Forecasts(
      float[] atListen, float[] last, float[] atListenWithoutTweets, float[] lastWithoutTweets) {

    static Forecasts atListen(float[] seeing, float[] withoutTweets) {
      return new Forecasts(seeing, seeing, withoutTweets, withoutTweets);
    }

    Forecasts withLast(float[] seeing, float[] withoutTweets) {
      return new Forecasts(atListen, seeing, atListenWithoutTweets, withoutTweets);
    }
  }

  /**
   * The forecasts made from a session.
   *
   * @throws IllegalArgumentException when the world has no such session
   */
  public Forecasts from(String sessionId) {
    Forecasts forecasts = bySession.get(sessionId);
    if (forecasts == null) {
      throw new IllegalArgumentException(
          "session id: expected a session of this world, found '" + sessionId + "'");
    }
    return forecasts;
  }
}
