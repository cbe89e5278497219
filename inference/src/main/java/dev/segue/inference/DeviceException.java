package dev.segue.inference;

/** A device that cannot run a bundle. The message is one sentence: which device and why. */
public final class DeviceException extends RuntimeException {

  public DeviceException(String message) {
    super(message);
  }

  public DeviceException(String message, Throwable cause) {
    super(message, cause);
  }
}
