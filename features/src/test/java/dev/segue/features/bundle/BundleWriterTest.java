package dev.segue.features.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.features.encoding.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleWriterTest {

  @TempDir Path temporary;

  @Test
  void shouldLeaveNothingButTheBundle() throws IOException {
    BundleFixture.write(temporary.resolve("models").resolve("a"));

    assertThat(names(temporary.resolve("models"))).containsExactly("a");
  }

  @Test
  void shouldReplaceAnEarlierBundleAndAnEmptyDirectory() throws IOException {
    Path target = temporary.resolve("a");
    Files.createDirectory(target);

    String first = BundleFixture.write(target).digest();
    String second = BundleFixture.write(target).digest();

    assertThat(second).isEqualTo(first);
    assertThat(names(temporary)).containsExactly("a");
  }

  @Test
  void shouldRefuseToReplaceWhatIsNoBundle() throws IOException {
    Files.writeString(temporary.resolve("thesis.txt"), "the only copy");

    assertThatThrownBy(() -> BundleWriter.to(temporary))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("found other files");
  }

  @Test
  void shouldLeaveNothingWhenNotFinished() throws IOException {
    try (BundleWriter writer = BundleWriter.to(temporary.resolve("a"))) {
      writer.file(BundleFiles.STEP, new byte[] {1});
    }

    assertThat(names(temporary)).isEmpty();
  }

  @Test
  void shouldRefuseNamesThatLeaveTheBundle() throws IOException {
    try (BundleWriter writer = BundleWriter.to(temporary.resolve("a"))) {
      for (String name : List.of("../x", "/x", "a//x", "a/./x", "", ".hidden", "bundle.json")) {
        assertThatThrownBy(() -> writer.file(name, new byte[0]))
            .isInstanceOf(IllegalArgumentException.class);
      }
      assertThatThrownBy(() -> writer.vocabulary("artist", new Vocabulary(List.of("a\nb"))))
          .hasMessageContaining("vocabulary entry 1: expected one line of text");
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
