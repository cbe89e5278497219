package dev.segue.streams.serdes;

import dev.segue.streams.events.InboundDeserializer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Utils;

/**
 * Makes the Avro serdes of the application from one class, chosen by name, so that Confluent's can
 * take the place of the built-in one.
 *
 * @param serdeClass a {@code Serde} of specific records with a public constructor without arguments
 * @param config its configuration, among it {@code schema.registry.url}
 */
public record AvroSerdes(Class<?> serdeClass, Map<String, ?> config) {

  public AvroSerdes {
    config = Map.copyOf(config);
    if (!Serde.class.isAssignableFrom(serdeClass)) {
      throw new IllegalArgumentException(
          "avro serde: expected a class that implements "
              + Serde.class.getName()
              + ", found "
              + serdeClass.getName());
    }
  }

  /** A configured serde for values of one type. */
  public <T extends SpecificRecord> Serde<T> values(Class<T> type) {
    return configured();
  }

  /** A configured deserializer for input values of whatever type. */
  public InboundDeserializer inbound() {
    Serde<SpecificRecord> serde = configured();
    return new InboundDeserializer(serde.deserializer());
  }

  @SuppressWarnings("unchecked") // A serde by class name can be checked no further.
  private <T> Serde<T> configured() {
    Serde<T> serde = (Serde<T>) Utils.newInstance(serdeClass);
    serde.configure(config, false);
    return serde;
  }
}
