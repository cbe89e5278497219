package dev.segue.training.data;

import dev.segue.schemas.registry.RegistryRejectedException;
import dev.segue.schemas.registry.RegistryUnavailableException;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.SerializationException;

/** Why a topic of steps cannot be read, in one line that says what to do. */
final class TopicFailures {

  private TopicFailures() {}

  /** There is no consumer: an address or a setting is wrong. */
  static IOException connecting(String where, KafkaException failed) {
    return new IOException(
        "topic "
            + where
            + ": no consumer can be made: "
            + deepest(failed)
            + "; correct --from-kafka, --registry or --kafka",
        failed);
  }

  /** A consumer failed. */
  static IOException reading(String where, KafkaException failed) {
    if (failed instanceof RecordDeserializationException record) {
      return undecodable(record);
    }
    return new IOException(
        "topic "
            + where
            + " cannot be read: "
            + failed.getMessage()
            + "; check that its brokers run, and that --kafka says what they want of a client",
        failed);
  }

  private static IOException undecodable(RecordDeserializationException failed) {
    String place = failed.topicPartition() + "@" + failed.offset();
    Optional<? extends Throwable> bytes = cause(failed.getCause(), SerializationException.class);
    if (bytes.isPresent()) {
      return noStep(place, "what does not decode: " + bytes.get().getMessage());
    }
    if (cause(failed, RegistryUnavailableException.class).isPresent()) {
      return new IOException(
          place
              + ": no schema registry answers: "
              + deepest(failed)
              + "; start it, or correct --registry",
          failed);
    }
    String refusal =
        cause(failed, RegistryRejectedException.class).isPresent()
            ? "the schema registry refused: "
            : "it cannot be read: ";
    return new IOException(
        place + ": " + refusal + deepest(failed) + "; correct --registry or --kafka", failed);
  }

  /** A record is none of the application's training steps. */
  static IOException noStep(String place, String found) {
    return new IOException(
        place
            + ": expected a training step, found "
            + found
            + "; name the topic of a running stream with --topic");
  }

  /** A step was published by another version. */
  static IOException otherVersion(String place, RuntimeException unreadable) {
    return new IOException(
        place
            + ": "
            + unreadable.getMessage()
            + "; train with the version of Segue that published it, or from --events",
        unreadable);
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
    return chain(failure).filter(type::isInstance).map(type::cast).findFirst();
  }

  private static String deepest(Throwable failure) {
    return chain(failure)
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .reduce((outer, inner) -> inner)
        .orElse(failure.getClass().getSimpleName());
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }
}
