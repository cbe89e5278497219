package dev.segue.training.lyricsgenre;

import dev.segue.features.encoding.Vocabulary;
import dev.segue.training.baseline.LogisticRegression;
import dev.segue.training.baseline.SparseLogisticRegression;
import dev.segue.training.data.StratifiedFolds.Parts;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.metrics.Outcomes;
import dev.segue.training.metrics.TemperatureScaling;
import dev.segue.training.text.SparseRow;
import dev.segue.training.text.TfIdf;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One cut of the songs into training, validation and test, with all that is fitted to it. Whatever
 * a forecaster is fitted to comes of the training part. Not thread-safe.
 */
final class LyricsCut {

  private final Songs songs;
  private final Parts parts;
  private final int[] labels;
  private final int classes;
  private final Setting setting;
  private LyricsCase data;

  /**
   * How networks are trained.
   *
   * @param choice of the network, its shape included
   * @param vectors where words get theirs
   * @param run seed and threads
   */
  record Setting(LyricsModel.Choice choice, WordSource vectors, TrainingRun run) {}

  LyricsCut(Songs songs, Parts parts, Setting setting) {
    this.songs = songs;
    this.parts = parts;
    this.labels = songs.labels();
    this.classes = songs.genres().size();
    this.setting = setting;
  }

  /** The songs as networks read them; vectors of words are made on the first call. */
  LyricsCase data() {
    if (data == null) {
      data = LyricsCase.of(songs, parts, setting.vectors(), setting.run().seed());
    }
    return data;
  }

  /** Trains a network of a shape. */
  LyricsModel train(LyricsShape shape, LyricsModel.Watch watch) {
    LyricsModel.Choice choice =
        new LyricsModel.Choice(shape, setting.choice().fineTune(), setting.choice().epochs());
    return LyricsModel.train(data(), choice, setting.run(), watch);
  }

  /** Figures of a network that was trained on this cut. */
  LyricsFigures of(LyricsModel model) {
    LyricsFigures figures =
        judge(
            rows ->
                model.probabilities(
                    LyricsExamples.of(songs, rows, model.words()).songs(),
                    setting.run().threads()));
    return new LyricsFigures(
        figures.training(),
        figures.validation(),
        figures.test(),
        figures.outcomes(),
        model.fitted().epochs().size());
  }

  /** Logistic regression on the TF-IDF of all words, tuned on the validation songs. */
  LyricsFigures tfIdf() {
    List<List<String>> training = songs.wordsOf(parts.training());
    Vocabulary vocabulary = WordSource.vocabulary(training);
    TfIdf tfIdf = TfIdf.fit(training, vocabulary);
    Function<int[], List<SparseRow>> rows =
        part -> songs.wordsOf(part).stream().map(tfIdf::row).toList();
    SparseLogisticRegression regression =
        SparseLogisticRegression.tuned(
            new SparseLogisticRegression.Rows(rows.apply(parts.training()), at(parts.training())),
            new SparseLogisticRegression.Rows(
                rows.apply(parts.validation()), at(parts.validation())),
            tfIdf.width(),
            classes);
    return calibrated(
        part -> rows.apply(part).stream().map(regression::probabilities).toArray(float[][]::new));
  }

  /**
   * A linear layer with softmax over sentence embeddings, tuned on the validation songs.
   *
   * @param embeddings [N][W] of all songs
   */
  LyricsFigures sentences(List<float[]> embeddings) {
    Function<int[], float[][]> rows =
        part -> Arrays.stream(part).mapToObj(embeddings::get).toArray(float[][]::new);
    LogisticRegression layer =
        LogisticRegression.tuned(
            new LogisticRegression.Rows(rows.apply(parts.training()), at(parts.training())),
            new LogisticRegression.Rows(rows.apply(parts.validation()), at(parts.validation())),
            classes);
    return calibrated(
        part -> Arrays.stream(rows.apply(part)).map(layer::probabilities).toArray(float[][]::new));
  }

  /** The shares of the genres in training. */
  LyricsFigures majority() {
    float[] shares = new float[classes];
    for (int label : at(parts.training())) {
      shares[label] += 1f / parts.training().length;
    }
    return judge(part -> IntStream.of(part).mapToObj(row -> shares).toArray(float[][]::new));
  }

  /** Judges forecasts at the temperature of the validation songs, as the network is judged. */
  private LyricsFigures calibrated(Function<int[], float[][]> probabilities) {
    double temperature =
        TemperatureScaling.fit(probabilities.apply(parts.validation()), at(parts.validation()));
    return judge(part -> TemperatureScaling.at(temperature, probabilities.apply(part)));
  }

  private LyricsFigures judge(Function<int[], float[][]> probabilities) {
    LyricsFigures test =
        LyricsFigures.ofTest(probabilities.apply(parts.test()), at(parts.test()), classes);
    return new LyricsFigures(
        accuracy(parts.training(), probabilities),
        accuracy(parts.validation(), probabilities),
        test.test(),
        test.outcomes(),
        0);
  }

  private double accuracy(int[] part, Function<int[], float[][]> probabilities) {
    double[] hits = Outcomes.of(probabilities.apply(part), at(part)).hits();
    return Arrays.stream(hits).average().orElse(Double.NaN);
  }

  private int[] at(int[] part) {
    return IntStream.of(part).map(row -> labels[row]).toArray();
  }
}
