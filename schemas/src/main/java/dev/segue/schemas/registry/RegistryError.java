package dev.segue.schemas.registry;

import java.util.Arrays;
import java.util.Optional;

/** The refusals of a registry that Segue tells apart, with Confluent's codes. */
public enum RegistryError {
  SUBJECT_NOT_FOUND(404, 40401),
  VERSION_NOT_FOUND(404, 40402),
  SCHEMA_NOT_FOUND(404, 40403),
  SUBJECT_SOFT_DELETED(404, 40404),
  SUBJECT_NOT_SOFT_DELETED(404, 40405),
  VERSION_SOFT_DELETED(404, 40406),
  VERSION_NOT_SOFT_DELETED(404, 40407),
  SUBJECT_LEVEL_NOT_SET(404, 40408),
  INCOMPATIBLE_SCHEMA(409, 409),
  INVALID_SCHEMA(422, 42201),
  INVALID_VERSION(422, 42202),
  INVALID_COMPATIBILITY_LEVEL(422, 42203);

  private final int status;
  private final int code;

  RegistryError(int status, int code) {
    this.status = status;
    this.code = code;
  }

  /** HTTP status of the answer. */
  public int status() {
    return status;
  }

  /** The {@code error_code} in the answer's body. */
  public int code() {
    return code;
  }

  /** The error with this {@code error_code}, if it is one that Segue tells apart. */
  public static Optional<RegistryError> ofCode(int code) {
    return Arrays.stream(values()).filter(error -> error.code == code).findFirst();
  }
}
