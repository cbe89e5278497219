package dev.segue.streams.deadletters;

import dev.segue.streams.events.Arrival;
import dev.segue.streams.events.Inbound;
import dev.segue.streams.events.NoteOrigin;
import dev.segue.streams.events.RecordKeys;
import dev.segue.streams.events.Source;

/**
 * An input record that was set aside, unchanged but for what is too large to be passed on.
 *
 * @param key original key; null when there was none
 * @param value original value; null when there was none, or when its user was erased
 * @param leftOut what was too large: the key, the value, or both; null when nothing was
 * @param source where the record was read
 * @param node name of the processor that refused it
 * @param detail what was expected and found, without any text of the user
 * @param eventId id of the event; null when not known
 */
public record DeadLetter(
    byte[] key,
    byte[] value,
    String leftOut,
    Source source,
    String node,
    Reason reason,
    String detail,
    String eventId) {

  public static DeadLetter of(String node, Reason reason, String detail) {
    return new DeadLetter(null, null, null, null, node, reason, detail, null);
  }

  /**
   * The letter of a record that could not even be read as an event.
   *
   * @param keyPassedOn by {@link NoteOrigin}
   */
  public DeadLetter withRecord(byte[] keyPassedOn, Arrival arrival) {
    boolean keyFits = arrival.keySize() <= RecordKeys.LARGEST;
    boolean valueFits = !(arrival.inbound() instanceof Inbound.TooLarge);
    String tooLarge = keyFits ? (valueFits ? null : "value") : (valueFits ? "key" : "key, value");
    boolean keyKept = keyFits && arrival.keySize() >= 0;
    return withOriginal(keyKept ? keyPassedOn : null, arrival.inbound().bytes())
        .withSource(arrival.source())
        .withLeftOut(tooLarge);
  }

  public DeadLetter withOriginal(byte[] originalKey, byte[] originalValue) {
    return new DeadLetter(
        originalKey, originalValue, leftOut, source, node, reason, detail, eventId);
  }

  public DeadLetter withSource(Source from) {
    return new DeadLetter(key, value, leftOut, from, node, reason, detail, eventId);
  }

  public DeadLetter withEventId(String id) {
    return new DeadLetter(key, value, leftOut, source, node, reason, detail, id);
  }

  private DeadLetter withLeftOut(String parts) {
    return new DeadLetter(key, value, parts, source, node, reason, detail, eventId);
  }
}
