package dev.segue.quickstart.demo;

import java.util.List;
import java.util.Map;

/**
 * What only the demo itself can measure, beside the {@link Tally}.
 *
 * @param read records that the application has read and committed from listens and tweets
 * @param deadSessions dead letters that were listens, or tweets with a track
 * @param scored tweets without a track that the application says it scored
 * @param unpaced events that were all on the broker before the application began to read them
 * @param unpacedSeconds from that beginning until all of them were committed
 * @param latency from sending an event of the paced part to reading its prediction
 * @param recoveredSlots requests read back from the ring of slots at the start
 * @param changelogBytes bytes of each changelog
 * @param differences from the ledger, one line each
 * @param wallSeconds from the start of the broker to the end of the drain
 */
record Measured(
    long read,
    long deadSessions,
    long scored,
    int unpaced,
    double unpacedSeconds,
    SendTimes.Percentiles latency,
    long recoveredSlots,
    Map<String, Long> changelogBytes,
    List<String> differences,
    double wallSeconds) {}
