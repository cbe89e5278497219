package dev.segue.streams.config;

import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Why a broker cannot be used.
 *
 * @param cause what is wrong
 * @param remedy what to do
 */
public record BrokerTrouble(String cause, String remedy) {

  /** Reads it from what a client of Kafka's threw. */
  public static BrokerTrouble of(ClusterConfig cluster, KafkaException thrown) {
    String broker = cluster.brokers();
    Throwable failure = telling(thrown);
    if (failure instanceof TimeoutException) {
      return new BrokerTrouble(
          "no broker answers at " + broker + " within " + cluster.startTimeout().toMillis() + " ms",
          "start it, or correct bootstrap.servers (or kafka.security.protocol when the broker wants"
              + " TLS)");
    }
    if (failure instanceof AuthenticationException) {
      return new BrokerTrouble(
          "the broker at " + broker + " refuses to authenticate: " + failure.getMessage(),
          "correct the kafka.sasl.* or kafka.ssl.* settings");
    }
    if (failure instanceof AuthorizationException) {
      return new BrokerTrouble(
          "the broker at " + broker + " denies access: " + failure.getMessage(),
          "grant describe, describe configs, read, write and create on Segue's topics and group");
    }
    return new BrokerTrouble(
        "the broker at " + broker + " cannot be used: " + root(failure).getMessage(),
        "correct bootstrap.servers or the kafka.* settings");
  }

  /** The first in the chain of causes that says what kind of trouble it is. */
  private static Throwable telling(KafkaException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException
          || cause instanceof AuthenticationException
          || cause instanceof AuthorizationException) {
        return cause;
      }
    }
    return thrown;
  }

  private static Throwable root(Throwable failure) {
    return Optional.ofNullable(failure.getCause()).map(BrokerTrouble::root).orElse(failure);
  }

  /** Cause and remedy in one line. */
  public String line() {
    return (cause + "; " + remedy).strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
