package dev.segue.schemas.registry;

import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** The schema registry answered that it cannot do what was asked; asking again will not help. */
public final class RegistryRejectedException extends KafkaException {
  private final int status;
  private final int errorCode;

  /**
   * @param status HTTP status of the answer
   * @param errorCode {@code error_code} of the answer's body, or the status when it had none
   */
  public RegistryRejectedException(int status, int errorCode, String message) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
  }

  public RegistryRejectedException(RegistryError error, String message) {
    this(error.status(), error.code(), message);
  }

  /** HTTP status of the answer. */
  public int status() {
    return status;
  }

  /** {@code error_code} of the answer's body, or the status when it had none. */
  public int errorCode() {
    return errorCode;
  }

  /** The refusal, if it is one that Segue tells apart. */
  public Optional<RegistryError> error() {
    return RegistryError.ofCode(errorCode);
  }
}
