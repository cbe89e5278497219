package dev.segue.streams.events;

import dev.segue.schemas.registry.RegistryError;
import dev.segue.schemas.registry.RegistryRejectedException;
import java.io.EOFException;
import java.io.IOException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Tells trouble with the machinery from a value that can never be decoded, for the built-in serde
 * and for Confluent's.
 */
final class MachineTrouble {

  /** Confluent's client says in its message which error the registry answered with. */
  private static final String CONFLUENT_NOT_FOUND = "error code: 404";

  private MachineTrouble() {}

  static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isTrouble(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTrouble(Throwable cause) {
    if (cause instanceof RegistryRejectedException rejected) {
      return !isUnknownSchema(rejected);
    }
    if (cause.getClass().getSimpleName().equals("RestClientException")) {
      return cause.getMessage() == null || !cause.getMessage().contains(CONFLUENT_NOT_FOUND);
    }
    // Avro reports bytes that end early as an EOFException; every other IOException is the network.
    return cause instanceof RetriableException
        || (cause instanceof IOException && !(cause instanceof EOFException));
  }

  private static boolean isUnknownSchema(RegistryRejectedException rejected) {
    return rejected
        .error()
        .filter(e -> e == RegistryError.SCHEMA_NOT_FOUND || e == RegistryError.INVALID_SCHEMA)
        .isPresent();
  }
}
