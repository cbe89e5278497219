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

  /**
   * The serdes of a class by its name.
   *
   * @throws IllegalArgumentException when there is no such class, or it is no serde
   */
  public static AvroSerdes of(String serdeClass, Map<String, ?> config) {
    try {
      return new AvroSerdes(Class.forName(serdeClass), config);
    } catch (ClassNotFoundException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "avro.serde: "
              + serdeClass
              + " cannot be used ("
              + e
              + "); expected a Serde of specific records on the class path",
          e);
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
