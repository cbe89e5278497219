package dev.segue.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RankingBarTest {

  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long now = 7 * SECOND;

  @Test
  void shouldSayEveryTenSecondsHowMuchIsLeft() {
    RankingBar bar = bar(false);

    for (int done = 100; done <= 1_000; done += 100) {
      now += 4 * SECOND;
      bar.ranked("V-SkNN", done, 1_000);
    }

    assertThat(text().lines())
        .containsExactly(
            "  ranking all tracks, V-SkNN: 300 of 1,000 questions, 28 s left",
            "  ranking all tracks, V-SkNN: 600 of 1,000 questions, 16 s left",
            "  ranking all tracks, V-SkNN: 900 of 1,000 questions, 4 s left");
  }

  @Test
  void shouldBeginAnewForTheNextForecasterAndClearItsLine() {
    RankingBar bar = bar(true);

    bar.ranked("popularity", 500, 500);
    now += 100 * SECOND;
    bar.ranked("item-kNN", 100, 500);
    now += SECOND;
    bar.ranked("item-kNN", 200, 500);
    bar.ranked("item-kNN", 500, 500);

    assertThat(text())
        .contains("item-kNN: 100 of 500 questions\r")
        .contains("item-kNN: 200 of 500 questions, 3 s left")
        .endsWith("\r\u001b[K");
  }

  private RankingBar bar(boolean live) {
    return new RankingBar(new PrintStream(out, true, StandardCharsets.UTF_8), live, () -> now);
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
