package dev.segue.training.lyricsgenre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.training.data.StratifiedFolds;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.metrics.TemperatureScaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LyricsModelTest {

  private static final TrainingRun RUN = new TrainingRun(3, 1);

  /** Genres that differ in the order of the same words, which no count of words can tell. */
  @Test
  void shouldLearnWhatStandsInTheOrderOfWords() {
    Songs songs = songs(true, 150);

    LyricsCut cut =
        cut(songs, new LyricsModel.Choice(new LyricsShape(16, true, true, false), false, 25));
    LyricsFigures network =
        cut.of(cut.train(new LyricsShape(16, true, true, false), LyricsModel.Watch.NONE));

    assertThat(network.test().accuracy()).isGreaterThan(0.85);
    assertThat(cut.tfIdf().test().accuracy()).isLessThan(0.7);
  }

  @Test
  void shouldStartWhereALogisticRegressionOnTheWordsEnds() {
    Songs songs = songs(false, 60);
    LyricsCut cut = cut(songs, new LyricsModel.Choice(LyricsShape.STANDARD, false, 1));
    LyricsCase data = cut.data();
    LyricsWeights random = LyricsWeights.random(LyricsShape.STANDARD, data.words(), 2, 1);

    assertThat(loss(random, data.test())).isGreaterThan(0.5);
    assertThat(loss(LinearStart.of(random, data), data.test()))
        .isLessThan(0.05)
        .isCloseTo(cut.tfIdf().test().logLoss(), Offset.offset(0.02));
  }

  /** Labels that nothing tells: most steps away from the fitted path are steps too many. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldKeepAStartThatNoEpochIsBetterThan(long seed) {
    Random random = new Random(seed);
    List<Song> noise =
        songs(false, 40).songs().stream()
            .map(song -> new Song(random.nextBoolean() ? "a" : "b", song.text(), song.words()))
            .toList();
    LyricsCut cut =
        cut(new Songs(noise, List.of()), new LyricsModel.Choice(LyricsShape.STANDARD, false, 4));
    LyricsModel model = cut.train(LyricsShape.STANDARD, LyricsModel.Watch.NONE);
    LyricsWeights fresh =
        LyricsWeights.random(LyricsShape.STANDARD, cut.data().words(), 2, RUN.seed());

    assertThat(model.fitted().validationLoss())
        .isLessThanOrEqualTo(loss(LinearStart.of(fresh, cut.data()), cut.data().validation()));
  }

  private static double loss(LyricsWeights weights, LyricsExamples songs) {
    float[][] logits = LyricsScorer.logits(weights, songs.songs(), 1);
    return TemperatureScaling.loss(songs.beside(logits), 1);
  }

  @Test
  void shouldGiveEqualWeightsForAnEqualSeed() {
    LyricsModel one = trained(songs(false, 30), false);
    LyricsModel two = trained(songs(false, 30), false);

    assertThat(one.weights()).isEqualTo(two.weights());
    assertThat(one.temperature()).isEqualTo(two.temperature());
  }

  @Test
  void shouldKeepFrozenVectorsAndMoveFineTunedOnes() {
    LyricsModel frozen = trained(songs(false, 30), false);
    LyricsModel tuned = trained(songs(false, 30), true);

    assertThat(frozen.weights().tensors().get(LyricsWeights.WORDS))
        .isEqualTo(frozen.words().table());
    assertThat(tuned.weights().tensors().get(LyricsWeights.WORDS))
        .isNotEqualTo(tuned.words().table());
  }

  @Test
  void shouldFitNothingToSongsOfValidationAndTest() {
    Songs songs = songs(false, 30);
    StratifiedFolds.Parts parts = StratifiedFolds.split(songs.labels(), 1);
    LyricsCase before = LyricsCase.of(songs, parts, WordSource.trained(8), 1);

    List<Song> others = new ArrayList<>(songs.songs());
    for (int row : parts.test()) {
      others.set(row, new Song(others.get(row).genre(), "unseen", List.of("unseen", "unseen")));
    }
    LyricsCase after = LyricsCase.of(new Songs(others, List.of()), parts, WordSource.trained(8), 1);

    assertThat(after.words().vocabulary().names())
        .isEqualTo(before.words().vocabulary().names())
        .doesNotContain("unseen");
    assertThat(after.words().table()).isEqualTo(before.words().table());
    assertThat(after.test().songs()[0]).containsExactly(0);
  }

  private static LyricsModel trained(Songs songs, boolean fineTune) {
    LyricsShape shape = new LyricsShape(4, true, true, true);
    return cut(songs, new LyricsModel.Choice(shape, fineTune, 2))
        .train(shape, LyricsModel.Watch.NONE);
  }

  private static LyricsCut cut(Songs songs, LyricsModel.Choice choice) {
    return new LyricsCut(
        songs,
        StratifiedFolds.split(songs.labels(), 1),
        new LyricsCut.Setting(choice, WordSource.trained(8), RUN));
  }

  /** Songs that begin with sun and end with rain, or the other way round; or of one word each. */
  static Songs songs(boolean ordered, int perGenre) {
    Random random = new Random(1);
    List<Song> songs = new ArrayList<>();
    for (int n = 0; n < 2 * perGenre; n++) {
      boolean first = n % 2 == 0;
      List<String> words = new ArrayList<>();
      words.add(first ? "sun" : "rain");
      for (int filler = 0; filler < 4; filler++) {
        words.add("filler" + random.nextInt(5));
      }
      words.add(ordered == first ? "rain" : "sun");
      songs.add(new Song(first ? "a" : "b", String.join(" ", words), words));
    }
    return new Songs(songs, List.of());
  }
}
