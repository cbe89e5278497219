package dev.segue.features.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Real tweets with a machine-made label for stress. The label follows the topic (hashtags) rather
 * than the writer's state, so the floors are modest: a guard against a broken scorer, not a measure
 * of a good one.
 */
class StressTweetsTest {

  private record Labelled(boolean stressed, String text) {}

  private final StressScorer scorer = LexiconStressScorer.ofDefaults();

  @Test
  void shouldTellStressedTweetsFromOthers() throws IOException {
    List<Labelled> tweets = tweets();

    double byStress = areaUnderCurve(tweets, score -> -score.stress());
    double byBalance = areaUnderCurve(tweets, score -> -score.stress() - score.relaxation());

    // Measured 2026-11-21: 0.716 and 0.770.
    assertThat(byStress).isGreaterThan(0.70);
    assertThat(byBalance).isGreaterThan(0.75);
  }

  /** The chance that a stressed tweet gets more than another one; ties count half. */
  private double areaUnderCurve(List<Labelled> tweets, ToIntFunction<StressScore> value) {
    int[] stressed = values(tweets, true, value);
    int[] others = values(tweets, false, value);
    double wins = 0;
    for (int s : stressed) {
      for (int o : others) {
        wins += s > o ? 1 : s == o ? 0.5 : 0;
      }
    }
    return wins / ((double) stressed.length * others.length);
  }

  private int[] values(List<Labelled> tweets, boolean stressed, ToIntFunction<StressScore> value) {
    return tweets.stream()
        .filter(tweet -> tweet.stressed == stressed)
        .mapToInt(tweet -> value.applyAsInt(scorer.score(tweet.text)))
        .toArray();
  }

  private static List<Labelled> tweets() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(SharedData.require("stress-tweets-weak.tsv.gz"))),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> new Labelled(line.startsWith("1\t"), line.substring(2)))
          .toList();
    }
  }
}
