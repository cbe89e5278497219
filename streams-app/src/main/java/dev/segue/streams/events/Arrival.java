package dev.segue.streams.events;

/**
 * A value and where it was first read.
 *
 * @param source topic, partition and offset of the input record, also behind a repartition topic
 * @param timestamp what {@link EventTimes} read from the input record, epoch milliseconds
 * @param keySize bytes of the input record's key, which {@link NoteOrigin} may have left out; -1
 *     when the key was null
 */
public record Arrival(Inbound inbound, Source source, long timestamp, int keySize) {}
