package dev.segue.training.bundle;

import dev.segue.training.sequence.History;
import dev.segue.training.sequence.SequenceData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Digest of everything a network was trained on: equal data, equal digest. */
public final class DataDigest {

  private DataDigest() {}

  /** SHA-256 over features of both views, ids and labels, in order; lower-case hexadecimal. */
  public static String of(SequenceData data) {
    MessageDigest digest = sha256();
    for (History history : data.histories()) {
      for (int t = 0; t < history.length(); t++) {
        float[] frozen = history.frozen()[t];
        float[] open = history.open()[t];
        int[] ids = history.ids()[t];
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * (2 * frozen.length + ids.length + 1));
        bytes.asFloatBuffer().put(frozen).put(open);
        bytes.position(Float.BYTES * 2 * frozen.length);
        bytes.asIntBuffer().put(ids).put(history.labels()[t]);
        digest.update(bytes.rewind());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** SHA-256 over lines of text, in order; lower-case hexadecimal. */
  public static String of(Iterable<String> lines) {
    MessageDigest digest = sha256();
    for (String line : lines) {
      digest.update(line.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * SHA-256 over what a file holds, or over the names and contents of the files of a folder, in the
   * order of their names; lower-case hexadecimal.
   */
  public static String of(Path fileOrFolder) throws IOException {
    MessageDigest digest = sha256();
    try (Stream<Path> paths = Files.walk(fileOrFolder)) {
      for (Path file : paths.filter(Files::isRegularFile).sorted().toList()) {
        String name = fileOrFolder.relativize(file).toString();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        try (OutputStream into = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
          Files.copy(file, into);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
