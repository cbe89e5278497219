package dev.segue.streams.live;

/**
 * What the page shows of this instance alone.
 *
 * @param ready whether it serves
 * @param state state of Kafka Streams
 * @param provider where the model runs
 * @param threadsAlive stream threads that run
 * @param threads stream threads that are configured
 * @param lag most records that one of its consumers is behind; NaN when that is not known
 * @param eventsRead records of the input topics read since the start
 */
public record InstanceStatus(
    boolean ready,
    String state,
    String provider,
    int threadsAlive,
    int threads,
    double lag,
    double eventsRead) {}
