package dev.segue.quickstart.demo;

import java.util.List;
import java.util.Map;

/**
 * What only the demo itself can measure, beside the {@link Tally}.
 *
 * @param unpaced events that were all on the broker before the application began to read them
 * @param unpacedSeconds from that beginning until all of them were committed
 * @param pacedPerSecond events per second that the paced part came to; NaN where there was none
 * @param latency from sending an event of the paced part to reading its prediction
 * @param recoveredSlots requests that the application says it read back from the ring of slots; a
 *     counter of the process, zero without a crash
 * @param changelogBytes bytes of each changelog
 * @param differences from the accounting identities and from the ledger, one line each
 * @param wallSeconds from the start of the broker to the end of the drain
 */
record Measured(
    int unpaced,
    double unpacedSeconds,
    double pacedPerSecond,
    SendTimes.Percentiles latency,
    long recoveredSlots,
    Map<String, Long> changelogBytes,
    List<String> differences,
    double wallSeconds) {}
