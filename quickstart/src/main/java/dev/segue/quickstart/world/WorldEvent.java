package dev.segue.quickstart.world;

import org.apache.avro.specific.SpecificRecord;

/**
 * One record as it arrives at a topic.
 *
 * @param sequence place in the order of arrival, from 0; shared by all topics
 * @param arrivesAt when it arrives, epoch milliseconds; never decreases
 * @param topic {@link #LISTENS} or {@link #TWEETS}
 * @param key user id; null for a record whose producer forgot it
 * @param value the record; null when {@code raw} holds bytes that are no record
 * @param raw bytes that cannot be decoded, UTF-8 text; null for a record
 */
public record WorldEvent(
    long sequence, long arrivesAt, String topic, String key, SpecificRecord value, byte[] raw) {

  /** Default name of the topic of listens. */
  public static final String LISTENS = "listens";

  /** Default name of the topic of tweets. */
  public static final String TWEETS = "tweets";
}
