package dev.segue.streams.http;

import dev.segue.streams.config.InvalidConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The bearer token; only its digest is kept, and compared in constant time. */
public final class Token {

  private static final int LEAST_LENGTH = 16;
  private static final String SCHEME = "Bearer ";

  private final byte[] digest;

  private Token(byte[] digest) {
    this.digest = digest;
  }

  /**
   * Reads the token of a file; white space around it does not count.
   *
   * @throws InvalidConfigException when there is none, or a short one
   */
  public static Token read(Path file) {
    String text;
    try {
      text = Files.readString(file).strip();
    } catch (IOException e) {
      throw new InvalidConfigException(
          "http.token.file: " + file + " cannot be read (" + e + "); expected a file with a token");
    }
    if (text.length() < LEAST_LENGTH || !text.matches("[A-Za-z0-9._~+/=-]+")) {
      throw new InvalidConfigException(
          "http.token.file: expected "
              + LEAST_LENGTH
              + " or more of A-Z a-z 0-9 . _ ~ + / = - in one line, found "
              + text.length()
              + " characters in "
              + file
              + "; make one with: head -c 32 /dev/urandom | base64 > "
              + file);
    }
    return new Token(digest(text));
  }

  /** Whether the value of an Authorization header carries the token. */
  boolean isIn(String authorization) {
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(digest, digest(authorization.substring(SCHEME.length()).strip()));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
