package dev.segue.training.lyricsgenre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GloveFileTest {

  private static final Set<String> WANTED = Set.of("sun", "rain", "snow", "3");

  @TempDir private Path folder;

  @Test
  void shouldReadTheWantedWords() throws IOException {
    GloveFile file = file("the 9 9\nsun 0.5 -1\nrain 1e-1 2 \n");

    assertThat(file.vectors(WANTED)).containsOnlyKeys("sun", "rain");
    assertThat(file.vectors(WANTED).get("sun")).containsExactly(0.5f, -1);
    assertThat(file.vectors(WANTED).get("rain")).containsExactly(0.1f, 2);
  }

  @Test
  void shouldSkipTheHeaderThatWord2VecWrites() throws IOException {
    assertThat(file("3 2\nsun 1 2\nrain 3 4\n").vectors(WANTED)).containsOnlyKeys("sun", "rain");
  }

  @Test
  void shouldKeepTheOrderOfTheVocabularyInTheTable() throws IOException {
    Path file = file("rain 3 4\nsun 1 2\n").file();
    List<List<String>> training =
        List.of(List.of("sun", "sun", "sun", "rain", "rain", "hail", "hail"));

    WordVectors words = WordSource.ofFile(file).vectors(training, 1);

    assertThat(words.vocabulary().names()).containsExactly("sun", "rain");
    float[] table = words.table().values();
    assertThat(table).startsWith(0, 0);
    assertThat(table[4] / table[2]).isCloseTo(3, Offset.offset(1e-5f));
  }

  @Test
  void shouldRefuseOtherFiles() {
    assertRefused("sun 1 2\nrain 1 2 3\n", "line 2: expected 2 numbers, found 3");
    assertRefused("sun 1 2\nrain one two\n", "line 2: expected a word and numbers");
    assertRefused("hail 1 2\nsun 1 2\n", "found 1 of 4");
  }

  private void assertRefused(String content, String message) {
    assertThatThrownBy(() -> file(content).vectors(WANTED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private GloveFile file(String content) throws IOException {
    return new GloveFile(Files.writeString(folder.resolve("vectors.txt"), content));
  }
}
