package dev.segue.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedEncoderTest {

  @TempDir Path temporary;
  private final List<String> encoded = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final CachedEncoder.Progress progress = (done, total) -> told.add(done + "/" + total);

  @Test
  void shouldEncodeATextOnceInTheLifeOfTheFile() {
    try (CachedEncoder cache = open("a")) {
      assertThat(cache.encode(List.of("x", "yy", "x")))
          .containsExactly(vector("x"), vector("yy"), vector("x"));
    }
    try (CachedEncoder cache = open("a")) {
      assertThat(cache.encode(List.of("yy", "zzz"))).containsExactly(vector("yy"), vector("zzz"));
      assertThat(cache.size()).isEqualTo(3);
    }
    assertThat(encoded).containsExactly("x", "yy", "zzz");
  }

  @Test
  void shouldKeepEncodersApart() {
    try (CachedEncoder first = open("a");
        CachedEncoder second = open("b")) {
      first.encode(List.of("x"));
      second.encode(List.of("x"));
    }
    assertThat(encoded).containsExactly("x", "x");
  }

  @Test
  void shouldCutOffWhatACrashLeftIncomplete() throws IOException {
    try (CachedEncoder cache = open("a")) {
      cache.encode(List.of("x"));
    }
    try (Stream<Path> files = Files.list(temporary)) {
      Files.write(files.findFirst().orElseThrow(), new byte[5], StandardOpenOption.APPEND);
    }

    try (CachedEncoder cache = open("a")) {
      assertThat(cache.encode(List.of("x", "yy"))).containsExactly(vector("x"), vector("yy"));
    }
    try (CachedEncoder cache = open("a")) {
      assertThat(cache.encode(List.of("yy"))).containsExactly(vector("yy"));
    }
    assertThat(encoded).containsExactly("x", "yy");
  }

  @Test
  void shouldRefuseAFileInUse() {
    try (CachedEncoder first = open("a")) {
      assertThat(first.size()).isZero();
      assertThatThrownBy(() -> open("a"))
          .isInstanceOf(EncoderException.class)
          .hasMessageEndingWith("expected it free, found it in use by another encoder");
    }
  }

  @Test
  void shouldSaveWhatIsEncodedSliceBySlice() {
    List<String> texts = IntStream.range(0, 600).mapToObj(i -> "text " + i).toList();
    CachedEncoder.Progress interrupted =
        (done, total) -> {
          told.add(done + "/" + total);
          if (done == 2 * CachedEncoder.SLICE) {
            throw new CancellationException("Ctrl-C");
          }
        };

    try (CachedEncoder cache = open("a", interrupted)) {
      assertThatThrownBy(() -> cache.encode(texts)).isInstanceOf(CancellationException.class);
    }
    try (CachedEncoder cache = open("a")) {
      assertThat(cache.size()).isEqualTo(512);
      cache.encode(texts);
    }

    assertThat(encoded).containsExactlyElementsOf(texts);
    assertThat(told).containsExactly("256/600", "512/600", "88/88");
  }

  @Test
  void shouldNotLetCallersChangeWhatIsKept() {
    try (CachedEncoder cache = open("a")) {
      cache.encode(List.of("x")).get(0)[0] = 99;

      assertThat(cache.encode(List.of("x"))).containsExactly(vector("x"));
    }
  }

  private CachedEncoder open(String digit) {
    return open(digit, progress);
  }

  private CachedEncoder open(String digit, CachedEncoder.Progress told) {
    return new CachedEncoder(new LengthEncoder(digit.repeat(64)), temporary, told);
  }

  private static float[] vector(String text) {
    return new float[] {text.length(), 0.1f, -1};
  }

  /** The vector of a text begins with its length. */
  private final class LengthEncoder implements TextEncoder {

    private final String digest;

    LengthEncoder(String digest) {
      this.digest = digest;
    }

    @Override
    public int width() {
      return 3;
    }

    @Override
    public String digest() {
      return digest;
    }

    @Override
    public List<float[]> encode(List<String> texts) {
      encoded.addAll(texts);
      return texts.stream().map(CachedEncoderTest::vector).toList();
    }
  }
}
