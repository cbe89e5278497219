package dev.segue.streams.config;

/** The checks that the compact constructors of configuration records share. */
final class Checks {

  private Checks() {}

  static void between(String key, long value, long least, long most) {
    if (value < least || value > most) {
      throw new InvalidConfigException(
          key + ": expected " + least + " to " + most + ", found " + value);
    }
  }
}
