package dev.segue.streams.events;

import java.io.EOFException;
import java.io.IOException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Tells trouble with the machinery from a value that can never be decoded, for serdes that do not
 * say which it is; made for Confluent's.
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
    if (cause.getClass().getSimpleName().equals("RestClientException")) {
      return cause.getMessage() == null || !cause.getMessage().contains(CONFLUENT_NOT_FOUND);
    }
    // Avro reports bytes that end early as an EOFException; every other IOException is the network.
    return cause instanceof RetriableException
        || cause instanceof InterruptException
        || (cause instanceof IOException && !(cause instanceof EOFException));
  }
}
