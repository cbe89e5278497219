package dev.segue.quickstart.replay;

import dev.segue.cli.CommandFailure;
import dev.segue.schemas.registry.RegistryRejectedException;
import dev.segue.schemas.registry.RegistryUnavailableException;
import dev.segue.schemas.serde.SpecificAvroSerializer;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Produces events to Kafka by an idempotent producer. A failed send stops the replay at the next
 * event, or when closing.
 */
final class KafkaEvents implements EventSink {

  /** Longer than the producer tries to deliver. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final String bootstrap;
  private final Producer<String, SpecificRecord> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  private KafkaEvents(String bootstrap, Producer<String, SpecificRecord> producer) {
    this.bootstrap = bootstrap;
    this.producer = producer;
  }

  static KafkaEvents to(KafkaTarget target) {
    try {
      SpecificAvroSerializer<SpecificRecord> values = new SpecificAvroSerializer<>();
      values.configure(target.cluster().registry(), false);
      return new KafkaEvents(
          target.bootstrap(),
          new KafkaProducer<>(target.producerConfigs(), new StringSerializer(), values));
    } catch (KafkaException e) {
      throw CommandFailure.badInput("cannot make a producer: " + Causes.deepest(e));
    }
  }

  @Override
  public boolean send(ReplayEvent event) {
    throwFailure();
    try {
      Future<?> unusedForTheCallback =
          producer.send(
              new ProducerRecord<>(event.topic(), event.key(), event.value()),
              (written, failed) -> failure.compareAndSet(null, failed));
      return true;
    } catch (KafkaException e) {
      throw unsent(e);
    }
  }

  /** Does nothing: the producer lingers 20 ms at most. */
  @Override
  public void flush() {}

  @Override
  public void close() {
    producer.close(failure.get() == null ? PATIENCE : Duration.ZERO);
    throwFailure();
  }

  private void throwFailure() {
    Exception failed = failure.get();
    if (failed != null) {
      throw unsent(failed);
    }
  }

  /** Kafka's producer hands a registry's failure to the callback, as it does with its own. */
  private CommandFailure unsent(Exception failed) {
    if (Causes.has(failed, RegistryUnavailableException.class)) {
      return CommandFailure.runtime(
          "no schema registry answers: "
              + failed.getMessage()
              + "; start it, or correct --registry");
    }
    if (Causes.has(failed, RegistryRejectedException.class)) {
      return CommandFailure.runtime("the schema registry refused: " + Causes.deepest(failed));
    }
    return CommandFailure.runtime(
        "cannot write to "
            + bootstrap
            + ": "
            + Causes.deepest(failed)
            + "; repeat the replay when it answers: events keep their ids");
  }
}
