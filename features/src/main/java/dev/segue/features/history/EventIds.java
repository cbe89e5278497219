package dev.segue.features.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids of plays, which exports do not have: derived from (user, time, track, occurrence), so that
 * reading a file twice gives the same ids.
 */
final class EventIds {

  private static final int BYTES = 12;

  private final MessageDigest sha256;

  EventIds() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The first 12 bytes, in hex, of the SHA-256 over the four joined by line feeds.
   *
   * @param occurrence 0 for the first play of this user, time and track in a file, 1 for the next
   */
  String of(String user, long at, String trackId, int occurrence) {
    String content = user + "\n" + at + "\n" + trackId + "\n" + occurrence;
    byte[] digest = sha256.digest(content.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, BYTES);
  }
}
