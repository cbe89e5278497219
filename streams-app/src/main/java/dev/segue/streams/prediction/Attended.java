package dev.segue.streams.prediction;

import dev.segue.schemas.Genre;

/**
 * A past step and its place in the ranking of the attention. The decay is the same for all steps,
 * so the order by {@code key} never changes, and the best few can be kept as the history grows.
 *
 * @param step number of the session
 * @param at event time of the session, epoch milliseconds
 * @param key score of the step plus decay times its number
 */
public record Attended(long step, long at, Genre genre, double key) {}
