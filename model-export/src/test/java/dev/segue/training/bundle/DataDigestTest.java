package dev.segue.training.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDigestTest {

  @TempDir private Path folder;

  @Test
  void shouldTellAFileByWhatItHolds() throws IOException {
    Path first = Files.writeString(folder.resolve("a.txt"), "the 0.1 0.2");
    Path moved = Files.writeString(folder.resolve("b.txt"), "the 0.1 0.2");
    String before = DataDigest.of(first);

    assertThat(DataDigest.of(moved)).isEqualTo(before).hasSize(64);
    Files.writeString(first, "the 0.1 0.3");
    assertThat(DataDigest.of(first)).as("same name, same size").isNotEqualTo(before);
  }

  @Test
  void shouldTellAFolderByNamesAndContents() throws IOException {
    Files.writeString(folder.resolve("a"), "one");
    Files.writeString(folder.resolve("b"), "two");
    String before = DataDigest.of(folder);

    Files.writeString(folder.resolve("a"), "two");
    Files.writeString(folder.resolve("b"), "one");

    assertThat(DataDigest.of(folder)).isNotEqualTo(before);
  }
}
