package dev.segue.features.bundle;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Where a bundle comes from; enough to train it again.
 *
 * @param created ISO-8601 instant of writing, UTC
 * @param seed seed of every random choice of the training
 * @param dataDigest SHA-256 of the training data, or of what it was generated from
 * @param command the command that trained it
 */
public record Provenance(String created, long seed, String dataDigest, String command) {

  public Provenance {
    Require.present("provenance.created", created);
    Require.that(isInstant(created), "provenance.created", "an ISO-8601 instant", created);
    Require.present("provenance.dataDigest", dataDigest);
    Require.present("provenance.command", command);
  }

  private static boolean isInstant(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeParseException notAnInstant) {
      return false;
    }
  }
}
