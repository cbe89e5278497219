package dev.segue.schemas.registry;

import org.apache.kafka.common.errors.RetriableException;

/**
 * No schema registry answered, or only with a server error or with what no registry answers. Says
 * nothing about the record or the schema in hand: the same request may succeed later.
 */
public final class RegistryUnavailableException extends RetriableException {

  public RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
