package dev.segue.streams.prediction;

import dev.segue.streams.events.Source;

/**
 * Where a request comes from.
 *
 * @param source coordinates of the input record
 * @param timestamp of the input record, epoch milliseconds; results carry it
 * @param original value of the input record, for a dead letter
 */
public record Origin(Source source, long timestamp, byte[] original) {}
