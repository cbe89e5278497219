package dev.segue.training.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.training.vectors.Word2Vec.Algorithm;
import dev.segue.training.vectors.Word2Vec.Corpus;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Word2VecTest {

  private static final int GROUPS = 4;
  private static final int MEMBERS = 10;
  private static final int IDS = GROUPS * MEMBERS;

  @ParameterizedTest
  @EnumSource
  void shouldBringTogetherWhatOccursTogether(Algorithm algorithm) {
    Word2Vec config = of(algorithm);

    float[][] vectors = config.train(sessions(2_000, 1), 7);

    for (int id = 0; id < IDS; id++) {
      assertThat(groupOfNearest(vectors, id)).as("id %d", id).isEqualTo(id / MEMBERS);
      float[] elsewhere = vectors[(id + MEMBERS) % IDS];
      assertThat(cosine(vectors[id], elsewhere)).as("id %d", id).isLessThan(0.5);
    }
  }

  /** An id that meets all groups would draw them to one spot, were there positive pairs alone. */
  @ParameterizedTest
  @EnumSource
  void shouldKeepGroupsApartByNegativeSamplesThoughOneIdMeetsThemAll(Algorithm algorithm) {
    int[][] sequences = sessions(2_000, 1).sequences();
    for (int[] sequence : sequences) {
      for (int i = 0; i < sequence.length; i += 2) {
        sequence[i] = IDS;
      }
    }

    float[][] vectors = of(algorithm).train(new Corpus(sequences, IDS + 1), 7);

    double sum = 0;
    for (int id = 0; id < IDS; id++) {
      for (int away = 1; away < GROUPS; away++) {
        sum += cosine(vectors[id], vectors[(id + away * MEMBERS) % IDS]);
      }
    }
    assertThat(sum / (IDS * (GROUPS - 1))).isLessThan(0.85);
  }

  @ParameterizedTest
  @EnumSource
  void shouldGiveEqualBitsForEqualSeeds(Algorithm algorithm) {
    Word2Vec config = of(algorithm).withEpochs(1);

    float[][] once = config.train(sessions(100, 1), 7);
    float[][] again = config.train(sessions(100, 1), 7);
    float[][] otherwise = config.train(sessions(100, 1), 8);

    assertThat(again).isDeepEqualTo(once);
    assertThat(otherwise[0]).isNotEqualTo(once[0]);
  }

  @Test
  void shouldLeaveRareIdsWhereTheyStarted() {
    Corpus without = new Corpus(sessions(200, 1).sequences(), IDS + 1);
    List<int[]> more = new ArrayList<>(List.of(without.sequences()));
    more.add(0, new int[] {IDS, IDS, IDS, IDS});
    Corpus with = new Corpus(more.toArray(int[][]::new), IDS + 1);
    Word2Vec config = of(Algorithm.CBOW).withMinCount(5).withEpochs(1);

    float[][] learned = config.train(with, 7);

    assertThat(learned).isDeepEqualTo(config.train(without, 7));
    for (float value : learned[IDS]) {
      assertThat(value).isBetween(-0.5f / config.width(), 0.5f / config.width());
    }
  }

  @Test
  void shouldSkipFrequentIdsAtRandomByTheRuleOfGensim() {
    int[][] sequences = new int[1_000][];
    for (int n = 0; n < sequences.length; n++) {
      sequences[n] = new int[] {0, 0, 0, 1 + n % 50};
    }
    Word2Vec config = Word2Vec.cbow().withSample(0.03);
    KeptIds kept = KeptIds.of(config, new Corpus(sequences, 51));
    SplittableRandom random = new SplittableRandom(2);

    int frequent = 0;
    int rare = 0;
    int[] drawn = new int[4];
    for (int[] sequence : sequences) {
      int length = kept.draw(sequence, drawn, random);
      for (int i = 0; i < length; i++) {
        frequent += drawn[i] == 0 ? 1 : 0;
        rare += drawn[i] == 0 ? 0 : 1;
      }
    }

    assertThat(rare).isEqualTo(1_000);
    // (sqrt(0.75 / 0.03) + 1) * 0.03 / 0.75 of 3,000
    assertThat(frequent).isBetween(670, 770);
  }

  @Test
  void shouldDrawNegativesByAPowerOfTheirCounts() {
    int[][] sequences = {new int[16], new int[] {2}};
    KeptIds kept = KeptIds.of(Word2Vec.cbow().withMinCount(1), new Corpus(sequences, 4));
    SplittableRandom random = new SplittableRandom(2);

    int[] counts = new int[4];
    for (int n = 0; n < 9_000; n++) {
      counts[kept.negative(random)]++;
    }

    // 16^0.75 = 8 against 1
    assertThat(counts[0]).isBetween(7_900, 8_100);
    assertThat(counts[2]).isEqualTo(9_000 - counts[0]);
  }

  @Test
  void shouldReportItsProgressFromStartToEnd() {
    List<Double> shares = new ArrayList<>();

    of(Algorithm.CBOW).withEpochs(2).train(sessions(100, 1), 7, shares::add);

    assertThat(shares).isSorted().hasSizeGreaterThan(50);
    assertThat(shares.get(shares.size() - 1)).isEqualTo(1);
  }

  @Test
  void shouldRefuseAVocabularyOfOne() {
    Corpus corpus = new Corpus(new int[][] {{0, 0, 0, 0, 0, 1}}, 2);

    assertThatThrownBy(() -> Word2Vec.cbow().train(corpus, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "word vectors: expected two or more of 2 ids to occur 5 times or more, found 1; give"
                + " more sequences or lower the minimum count");
    assertThatThrownBy(() -> new Corpus(new int[][] {{0}, {2}}, 2))
        .hasMessageContaining("sequence 1: expected ids of 0 to 1, found 2");
  }

  private static Word2Vec of(Algorithm algorithm) {
    Word2Vec defaults = algorithm == Algorithm.CBOW ? Word2Vec.cbow() : Word2Vec.skipGram();
    return defaults.withWidth(17).withSample(0);
  }

  /** Sessions whose ids are all of one group. */
  private static Corpus sessions(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[][] sequences = new int[count][8];
    for (int[] sequence : sequences) {
      int group = random.nextInt(GROUPS);
      for (int i = 0; i < sequence.length; i++) {
        sequence[i] = group * MEMBERS + random.nextInt(MEMBERS);
      }
    }
    return new Corpus(sequences, IDS);
  }

  private static int groupOfNearest(float[][] vectors, int id) {
    int nearest = -1;
    for (int other = 0; other < IDS; other++) {
      boolean nearer =
          nearest < 0
              || cosine(vectors[id], vectors[other]) > cosine(vectors[id], vectors[nearest]);
      nearest = other != id && nearer ? other : nearest;
    }
    return nearest / MEMBERS;
  }

  private static double cosine(float[] a, float[] b) {
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
