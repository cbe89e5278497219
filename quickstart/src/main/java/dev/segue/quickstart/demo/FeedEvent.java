package dev.segue.quickstart.demo;

import org.apache.avro.specific.SpecificRecord;

/**
 * One record for a topic of user events.
 *
 * @param topic its topic
 * @param key user id; null for a record without one
 * @param id id of the event; null when nobody knows it
 * @param value the record; null when {@code raw} holds bytes that are no record
 * @param raw bytes that cannot be decoded; null for a record
 */
public record FeedEvent(String topic, String key, String id, SpecificRecord value, byte[] raw) {}
