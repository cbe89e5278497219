package dev.segue.quickstart.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.history.LabelledTexts;
import dev.segue.features.scoring.ScoreCard;
import dev.segue.features.scoring.Softmax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LyricsFileTest {

  @TempDir private Path directory;

  @Test
  void shouldWriteAsManySongsOfEveryGenreAsATable() throws IOException {
    Path file = directory.resolve("lyrics.tsv");

    ScoreCard oracle = LyricsFile.write(5, 1, file);

    LabelledTexts texts = LabelledTexts.read(file);
    assertThat(texts.malformed()).isZero();
    assertThat(texts.rows()).hasSize(30).doesNotHaveDuplicates();
    assertThat(texts.rows()).filteredOn(row -> row.label().equals("JAZZ")).hasSize(5);
    assertThat(oracle.count()).isEqualTo(30);
  }

  @Test
  void shouldWriteTheSameBytesForTheSameSeed() throws IOException {
    LyricsFile.write(5, 1, directory.resolve("a"));
    LyricsFile.write(5, 1, directory.resolve("b"));
    LyricsFile.write(5, 2, directory.resolve("c"));

    assertThat(directory.resolve("b")).hasSameBinaryContentAs(directory.resolve("a"));
    assertThat(Files.mismatch(directory.resolve("a"), directory.resolve("c"))).isNotNegative();
  }

  /** Probabilities are true when the log-loss is what they themselves expect: their entropy. */
  @Test
  void shouldKnowHowProbableEveryGenreIs() {
    LyricsWriter writer = new LyricsWriter(WorldResources.sketches());
    SplittableRandom random = new SplittableRandom(3);
    ScoreCard oracle = new ScoreCard();
    double entropy = 0;
    for (int n = 0; n < 30_000; n++) {
      int genre = random.nextInt(6);
      float[] p = new float[6];
      Softmax.of(writer.song(writer.genres().get(genre), random).evidence(), p, 0);
      oracle.add(p, genre);
      for (float probability : p) {
        entropy -= probability * Math.log(probability) / 30_000;
      }
    }

    assertThat(oracle.logLoss()).isCloseTo(entropy, Offset.offset(0.015));
    assertThat(oracle.calibrationError()).isLessThan(0.01);
    assertThat(oracle.accuracy()).isBetween(0.75, 0.85);
  }
}
