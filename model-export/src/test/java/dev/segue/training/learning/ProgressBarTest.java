package dev.segue.training.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long now = 7 * SECOND;

  @Test
  void shouldSayWhatIsLeftOfTheEpochAndOfTheTraining() {
    ProgressBar bar =
        new ProgressBar(new PrintStream(out, true, StandardCharsets.UTF_8), true, 3, () -> now);

    bar.chunk(1, 0, 0, 1);
    now += 4 * SECOND;
    bar.chunk(1, 0.5, 50, 1);
    assertThat(text()).endsWith("  4 s left, at most 20 s in all  ");

    now += 6 * SECOND;
    bar.epoch(new TrainingProgress.Epoch(1, 1, 1, true, 0.1, 10));
    bar.chunk(2, 0, 0, 1);
    now += 2 * SECOND;
    bar.chunk(2, 0.2, 20, 1);
    assertThat(text()).endsWith("  8 s left, at most 18 s in all  ");
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
