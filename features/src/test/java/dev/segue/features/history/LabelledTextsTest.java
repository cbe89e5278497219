package dev.segue.features.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.features.history.LabelledTexts.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledTextsTest {

  @TempDir private Path folder;

  @Test
  void shouldReadLinesWithoutAHeader() throws IOException {
    LabelledTexts texts = read("jazz\tblue moon\n\nrock\tstone \"cold\"\n");

    assertThat(texts.rows())
        .containsExactly(new Row("jazz", "blue moon"), new Row("rock", "stone \"cold\""));
    assertThat(texts.malformed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"label\ttext", "Genre\tLyrics", " class \tTEXT"})
  void shouldTakeTheFirstLineForAHeaderWhenItNamesBoth(String header) throws IOException {
    assertThat(read(header + "\njazz\tblue moon\n").rows())
        .containsExactly(new Row("jazz", "blue moon"));
  }

  @Test
  void shouldFindColumnsByNameInAnyOrder() throws IOException {
    assertThat(read("id\tlyrics\tyear\tgenre\n7\tblue moon\t1934\tjazz\n").rows())
        .containsExactly(new Row("jazz", "blue moon"));
  }

  @Test
  void shouldReadWrittenLineEndsAsBlanks() throws IOException {
    assertThat(read("jazz\tblue\\nmoon\\r\\nrises\\there\n").rows())
        .containsExactly(new Row("jazz", "blue moon  rises here"));
  }

  @Test
  void shouldReadGzip() throws IOException {
    Path file = folder.resolve("lyrics.tsv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("jazz\tblue moon\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(LabelledTexts.read(file).rows()).containsExactly(new Row("jazz", "blue moon"));
  }

  @Test
  void shouldSayWhatIsWrongWithAGzipThatEndsEarly() throws IOException {
    Path file = folder.resolve("lyrics.tsv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("jazz\tblue moon\n".getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 9));

    assertThatThrownBy(() -> LabelledTexts.read(file))
        .isInstanceOf(InvalidHistoryException.class)
        .hasMessageContaining("damaged or ends early");
  }

  @Test
  void shouldSkipAndCountMalformedLines() throws IOException {
    LabelledTexts texts = read("jazz\tblue moon\njazz\tone\ttwo\n\trose\nrock\t \n");

    assertThat(texts.rows()).hasSize(1);
    assertThat(texts.malformed()).isEqualTo(3);
    assertThat(texts.firstProblem()).contains("line 2: expected 2 columns, found 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "jazz blue moon\n", "id\tlyrics\n1\tmoon\n", "1\tjazz\tmoon\n"})
  void shouldRefuseOtherFiles(String content) {
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(InvalidHistoryException.class)
        .hasMessageContaining("expected two columns, label and text, or a header that names them");
  }

  private LabelledTexts read(String content) throws IOException {
    return LabelledTexts.read(Files.writeString(folder.resolve("lyrics.tsv"), content));
  }
}
