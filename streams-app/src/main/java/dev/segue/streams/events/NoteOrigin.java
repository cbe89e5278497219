package dev.segue.streams.events;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Notes where a record was read, before a repartition topic can hide it, and leaves out what must
 * not go into one: the producer's headers, which nobody reads, and a key that is too large beside a
 * value. A key that is null or left out becomes empty, because Streams drops null keys there;
 * {@link Arrival#keySize} tells. Stateless.
 */
public final class NoteOrigin extends ContextualProcessor<byte[], Inbound, byte[], Arrival> {

  private static final byte[] NO_KEY = {};

  @Override
  public void process(Record<byte[], Inbound> record) {
    Source source =
        context()
            .recordMetadata()
            .map(m -> new Source(m.topic(), m.partition(), m.offset()))
            .orElseThrow(() -> new IllegalStateException("note-origin: only source records come"));
    byte[] key = record.key();
    int keySize = key == null ? -1 : key.length;
    boolean keep = keySize >= 0 && keySize <= RecordKeys.LARGEST;
    context()
        .forward(
            new Record<>(
                keep ? key : NO_KEY,
                new Arrival(record.value(), source, record.timestamp(), keySize),
                record.timestamp(),
                new RecordHeaders()));
  }
}
