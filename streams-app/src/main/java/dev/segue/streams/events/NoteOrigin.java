package dev.segue.streams.events;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Notes where a record was read, before a repartition topic can hide it. Stateless. */
public final class NoteOrigin extends ContextualFixedKeyProcessor<byte[], Inbound, Arrival> {

  @Override
  public void process(FixedKeyRecord<byte[], Inbound> record) {
    Source source =
        context()
            .recordMetadata()
            .map(m -> new Source(m.topic(), m.partition(), m.offset()))
            .orElseThrow(() -> new IllegalStateException("note-origin: only source records come"));
    context().forward(record.withValue(new Arrival(record.value(), source, record.timestamp())));
  }
}
