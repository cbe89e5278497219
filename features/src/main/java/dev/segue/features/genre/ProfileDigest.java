package dev.segue.features.genre;

import dev.segue.schemas.TrackProfile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Writes a profile's content in the bytes that {@link TrackProfiles#digest} specifies. */
final class ProfileDigest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private ProfileDigest() {}

  static long of(TrackProfile profile) {
    try {
      long digest = new ProfileDigest().write(profile).first64Bits();
      return digest == 0 ? 1 : digest;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProfileDigest write(TrackProfile profile) throws IOException {
    string(profile.getTrackId());
    string(profile.getTitle());
    string(profile.getArtist());
    string(profile.getAlbum());
    string(profile.getGenre().name());
    string(profile.getGenreSource().name());
    floats(profile.getPopularity() == null ? null : List.of(profile.getPopularity()));
    floats(profile.getTextEmbedding());
    floats(profile.getGenreClusters());
    floats(profile.getAcousticLatent());
    return this;
  }

  private void string(String text) throws IOException {
    if (text == null) {
      out.writeInt(-1);
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private void floats(List<Float> values) throws IOException {
    if (values == null) {
      out.writeInt(-1);
      return;
    }
    out.writeInt(values.size());
    for (float value : values) {
      out.writeInt(Float.floatToIntBits(value));
    }
  }

  private long first64Bits() {
    try {
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
      return ByteBuffer.wrap(sha256).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
