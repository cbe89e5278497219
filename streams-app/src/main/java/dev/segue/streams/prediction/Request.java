package dev.segue.streams.prediction;

import dev.segue.features.timeline.StepCodec;
import dev.segue.schemas.PredictionTrigger;
import dev.segue.streams.events.Arrival;

/**
 * Asks for one prediction.
 *
 * @param sessionId id of the user's newest session
 * @param eventId id of the session or tweet that triggered the request
 * @param asOf event time of the trigger, epoch milliseconds
 * @param open the step to predict from, as {@link StepCodec} writes it
 * @param frozen the step to freeze first; null when there is none
 * @param origin where the request comes from
 * @param sequence order of arrival in the task
 */
public record Request(
    PredictionTrigger trigger,
    String user,
    String sessionId,
    String eventId,
    long asOf,
    byte[] open,
    byte[] frozen,
    Origin origin,
    long sequence)
    implements Work {

  /** A session began. */
  public static Request onListen(String user, String sessionId, long at) {
    return new Request(
        PredictionTrigger.LISTEN, user, sessionId, sessionId, at, null, null, null, -1);
  }

  /** A tweet changed the stress of the newest session. */
  public static Request onStress(String user, String sessionId, String tweetId, long at) {
    return new Request(
        PredictionTrigger.STRESS, user, sessionId, tweetId, at, null, null, null, -1);
  }

  public Request withSteps(byte[] openStep, byte[] frozenStep) {
    return new Request(
        trigger, user, sessionId, eventId, asOf, openStep, frozenStep, origin, sequence);
  }

  public Request withOrigin(Arrival arrival, long timestamp) {
    Origin from = new Origin(arrival.source(), timestamp, arrival.inbound().bytes());
    return new Request(trigger, user, sessionId, eventId, asOf, open, frozen, from, sequence);
  }

  Request withSequence(long number) {
    return new Request(trigger, user, sessionId, eventId, asOf, open, frozen, origin, number);
  }

  /** The same for every replay of the trigger. */
  public String predictionId() {
    String listen = user + "/" + sessionId;
    return trigger == PredictionTrigger.LISTEN ? listen : listen + "/" + eventId;
  }
}
