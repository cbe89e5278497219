package dev.segue.training.nexttrack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFileTest {

  @TempDir private Path folder;

  @Test
  void shouldReadOneSessionALineAndCountSingleTracks() throws IOException {
    Path file = folder.resolve("sessions.txt");
    Files.writeString(file, "7 8  7\n\n9\n a\tb \n");

    SessionFile read = SessionFile.read(file);

    List<List<String>> expected = List.of(List.of("7", "8", "7"), List.of("a", "b"));
    assertEquals(expected, read.sessions().stream().map(Session::tracks).toList());
    assertEquals(1, read.tooShort());
  }

  @Test
  void shouldReadCompressedFilesByTheirFirstBytes() throws IOException {
    Path file = folder.resolve("sessions");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("1 2\n".getBytes(StandardCharsets.UTF_8));
    }

    List<Session> sessions = SessionFile.read(file).sessions();

    assertEquals(List.of("1", "2"), sessions.get(0).tracks());
  }

  @Test
  void shouldRefuseAFileWithoutSessions() throws IOException {
    Path file = folder.resolve("sessions.txt");
    Files.writeString(file, "1\n2\n");

    Exception refused = assertThrows(IllegalArgumentException.class, () -> SessionFile.read(file));

    assertTrue(refused.getMessage().contains("two or more track ids"), refused.getMessage());
  }
}
