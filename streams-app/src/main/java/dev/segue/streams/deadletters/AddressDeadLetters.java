package dev.segue.streams.deadletters;

import dev.segue.streams.metrics.TopologyMetrics;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Gives a dead letter its original key and value back, and the headers that explain it. */
public final class AddressDeadLetters
    extends ContextualProcessor<String, DeadLetter, byte[], byte[]> {

  private final TopologyMetrics metrics;

  private AddressDeadLetters(TopologyMetrics metrics) {
    this.metrics = metrics;
  }

  public static ProcessorSupplier<String, DeadLetter, byte[], byte[]> supplier(
      TopologyMetrics metrics) {
    return () -> new AddressDeadLetters(metrics);
  }

  @Override
  public void process(Record<String, DeadLetter> record) {
    DeadLetter letter = record.value();
    metrics.deadLetter(letter.reason());
    context()
        .forward(
            new Record<>(
                letter.key(), letter.value(), record.timestamp(), DeadLetterHeaders.of(letter)));
  }
}
