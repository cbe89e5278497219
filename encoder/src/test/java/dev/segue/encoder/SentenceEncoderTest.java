package dev.segue.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentenceEncoderTest {

  private static SentenceEncoder encoder;
  @TempDir Path temporary;

  @BeforeAll
  static void open() {
    encoder = SentenceEncoder.miniLm(2);
  }

  @AfterAll
  static void close() {
    encoder.close();
    encoder.close();
  }

  /** The three sentences and figures of the sentence-transformers quick start. */
  @Test
  void shouldGiveThePublishedSimilarities() {
    List<float[]> vectors =
        encoder.encode(
            List.of(
                "The weather is lovely today.",
                "It's so sunny outside!",
                "He drove to the stadium."));

    assertThat(encoder.width()).isEqualTo(384);
    assertThat(cosine(vectors.get(0), vectors.get(0))).isCloseTo(1, within(1e-5));
    assertThat(cosine(vectors.get(0), vectors.get(1))).isCloseTo(0.6660, within(1e-3));
    assertThat(cosine(vectors.get(0), vectors.get(2))).isCloseTo(0.1046, within(1e-3));
    assertThat(cosine(vectors.get(1), vectors.get(2))).isCloseTo(0.1411, within(1e-3));
  }

  @Test
  void shouldGiveATextTheSameVectorInAnyCompany() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      texts.add("la ".repeat(i + 1) + "number " + i);
    }
    texts.add(7, " ");

    List<float[]> together = encoder.encode(texts);

    assertThat(together.get(7)).containsOnly(0f);
    for (int i : new int[] {0, 6, 20, 40}) {
      float[] alone = encoder.encode(List.of(texts.get(i))).get(0);
      assertThat(cosine(together.get(i), alone)).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void shouldReadLongTextsUpToTheLimit() {
    String start = "a song about rain ".repeat(100);

    List<float[]> vectors = encoder.encode(List.of(start, start + " and the sun".repeat(500)));

    assertThat(cosine(vectors.get(0), vectors.get(1))).isCloseTo(1, within(1e-5));
  }

  @Test
  void shouldRefuseADirectoryWithoutAnEncoder() throws IOException {
    assertThatThrownBy(() -> SentenceEncoder.of(temporary, 1))
        .isInstanceOf(EncoderException.class)
        .hasMessage("encoder " + temporary + ": expected a file tokenizer.json, found none");
    Files.write(temporary.resolve("tokenizer.json"), EncoderFiles.miniLm().tokenizer());
    assertThatThrownBy(() -> SentenceEncoder.of(temporary, 1))
        .hasMessage("encoder " + temporary + ": expected one .onnx file, found 0");
    Files.write(temporary.resolve("a.onnx"), new byte[] {1});
    assertThatThrownBy(() -> SentenceEncoder.of(temporary, 1))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("expected an ONNX graph");
  }

  @Test
  void shouldReadAnEncoderFromADirectory() throws IOException {
    EncoderFiles files = EncoderFiles.miniLm();
    Files.write(temporary.resolve("tokenizer.json"), files.tokenizer());
    Files.write(temporary.resolve("model.onnx"), files.graph());

    try (SentenceEncoder other = SentenceEncoder.of(temporary, 1)) {
      assertThat(other.digest()).isEqualTo(encoder.digest());
      float[] vector = other.encode(List.of("rain")).get(0);
      assertThat(cosine(vector, encoder.encode(List.of("rain")).get(0))).isCloseTo(1, within(1e-5));
    }
  }

  private static double cosine(float[] left, float[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += (double) left[i] * right[i];
    }
    return sum;
  }
}
