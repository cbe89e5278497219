package dev.segue.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/**
 * Bytes that will never become a record, however often they are read. A schema registry that cannot
 * be reached is not a reason: that is a {@link
 * dev.segue.schemas.registry.RegistryUnavailableException}.
 */
public final class UndecodableRecordException extends SerializationException {

  /** Why the bytes cannot be decoded. */
  public enum Reason {
    /** Fewer than the five bytes of the header. */
    TOO_SHORT,
    /** The first byte is not 0. */
    WRONG_MAGIC_BYTE,
    /** The registry knows no schema with the id. */
    UNKNOWN_SCHEMA_ID,
    /** The registry's schema is not an Avro record. */
    NOT_AN_AVRO_RECORD,
    /** There is no generated class with the schema's name. */
    UNKNOWN_RECORD_NAME,
    /** The generated class cannot read the writer's schema. */
    INCOMPATIBLE_SCHEMA,
    /** The bytes after the header are not what the writer's schema says. */
    MALFORMED_BODY
  }

  private final Reason reason;

  public UndecodableRecordException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public UndecodableRecordException(Reason reason, String message) {
    this(reason, message, null);
  }

  public Reason reason() {
    return reason;
  }
}
