package dev.segue.streams.deadletters;

import dev.segue.streams.events.Source;

/**
 * An input record that was set aside, unchanged.
 *
 * @param key original key; null when there was none
 * @param value original value; null when there was none, or when its user was erased
 * @param source where the record was read
 * @param node name of the processor that refused it
 * @param detail what was expected and found, without any text of the user
 * @param eventId id of the event; null when not known
 */
public record DeadLetter(
    byte[] key,
    byte[] value,
    Source source,
    String node,
    Reason reason,
    String detail,
    String eventId) {

  public static DeadLetter of(String node, Reason reason, String detail) {
    return new DeadLetter(null, null, null, node, reason, detail, null);
  }

  public DeadLetter withOriginal(byte[] originalKey, byte[] originalValue) {
    return new DeadLetter(originalKey, originalValue, source, node, reason, detail, eventId);
  }

  public DeadLetter withSource(Source from) {
    return new DeadLetter(key, value, from, node, reason, detail, eventId);
  }

  public DeadLetter withEventId(String id) {
    return new DeadLetter(key, value, source, node, reason, detail, id);
  }
}
