package dev.segue.training.data;

import dev.segue.features.encoding.CategoricalInput;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.features.encoding.Vocabulary;
import dev.segue.features.timeline.Step;
import dev.segue.schemas.Genre;
import dev.segue.training.learning.Split;
import dev.segue.training.sequence.History;
import dev.segue.training.sequence.SequenceData;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Labelled steps as a network reads them, aligned with the steps themselves.
 *
 * @param histories the steps; the n-th belongs to the n-th history of {@code sequences}
 * @param sequences features, ids, labels and splits
 * @param labels the classes, in the order of the enum
 * @param absent classes of the set that no training step is labelled with; dropped
 * @param layout the features
 * @param vocabularies names with an embedding, per categorical input, in the order of the id
 *     columns
 */
public record NextGenreData(
    List<UserSteps> histories,
    SequenceData sequences,
    List<Genre> labels,
    List<Genre> absent,
    FeatureLayout layout,
    Map<CategoricalInput, Vocabulary> vocabularies) {

  /** Fewest training sessions of a name with an embedding. */
  private static final int LEAST_SESSIONS = 5;

  /** Fewest training examples of a class. */
  private static final int FEWEST = 10;

  /**
   * What the network may see.
   *
   * @param layout the features
   * @param classes the classes; those that the data do not have are dropped
   * @param embeddings whether track, artist and album are looked up
   */
  public record Choice(FeatureLayout layout, ClassSet classes, boolean embeddings) {}

  /**
   * Encodes steps.
   *
   * @throws IllegalArgumentException when a network of these classes cannot be trained on them and
   *     tested
   */
  public static NextGenreData of(StepSource.Steps steps, Choice choice) {
    List<LabelledStep> training = training(steps.histories());
    Map<Genre, Integer> counts = new EnumMap<>(Genre.class);
    training.forEach(step -> counts.merge(step.next(), 1, Integer::sum));
    List<Genre> wanted = choice.classes().genres();
    List<Genre> labels = wanted.stream().filter(counts::containsKey).toList();
    requireExamples(labels, counts, choice.classes());
    Map<CategoricalInput, Vocabulary> vocabularies =
        choice.embeddings() ? Vocabularies.of(training, LEAST_SESSIONS) : Map.of();
    List<Genre> absent = wanted.stream().filter(genre -> !counts.containsKey(genre)).toList();
    return encoded(steps, choice.layout(), vocabularies, labels)
        .withAbsent(absent)
        .requireAllSplits();
  }

  private static void requireExamples(
      List<Genre> labels, Map<Genre, Integer> counts, ClassSet classes) {
    if (labels.size() < 2) {
      throw new IllegalArgumentException(
          "training data: expected next sessions of at least 2 of the genres "
              + classes.genres()
              + ", found "
              + labels);
    }
    for (Genre label : labels) {
      if (counts.get(label) < FEWEST) {
        throw new IllegalArgumentException(
            "training data: expected at least %d next sessions of every genre that occurs, found %d of %s; give more data, or --classes without it"
                .formatted(FEWEST, counts.get(label), label));
      }
    }
  }

  /**
   * These data, when a network can be trained, stopped and tested by them.
   *
   * @throws IllegalArgumentException when a split has no labelled step
   */
  public NextGenreData requireAllSplits() {
    for (Split split : Split.values()) {
      if (sequences.labelled(split) == 0) {
        throw new IllegalArgumentException(
            "input: expected steps of %s with a next session of %s, found none in %,d steps of %,d histories; give longer histories, or more of them"
                .formatted(
                    split.name().toLowerCase(Locale.ROOT),
                    labels,
                    sequences.steps(),
                    histories.size()));
      }
    }
    return this;
  }

  /**
   * Encodes steps for a network that exists: its layout, its names, its labels. Features that a
   * stream published for this layout are taken as they are.
   */
  public static NextGenreData encoded(
      StepSource.Steps steps,
      FeatureLayout layout,
      Map<CategoricalInput, Vocabulary> vocabularies,
      List<Genre> labels) {
    Encoding encoding = new Encoding(new StepFeatures(steps, layout), vocabularies, labels);
    List<History> histories = steps.histories().stream().map(encoding::history).toList();
    return new NextGenreData(
        steps.histories(),
        new SequenceData(histories, layout.width(), vocabularies.size(), labels.size()),
        labels,
        List.of(),
        layout,
        vocabularies);
  }

  private NextGenreData withAbsent(List<Genre> genres) {
    return new NextGenreData(histories, sequences, labels, genres, layout, vocabularies);
  }

  /** The steps of a split that have a label of the set. */
  public List<LabelledStep> labelled(Split split) {
    List<LabelledStep> chosen = new ArrayList<>();
    for (int user = 0; user < histories.size(); user++) {
      History history = sequences.histories().get(user);
      for (int t = 0; t < history.length(); t++) {
        if (history.splits()[t] == split && history.labels()[t] >= 0) {
          chosen.add(histories.get(user).steps().get(t));
        }
      }
    }
    return chosen;
  }

  private static List<LabelledStep> training(List<UserSteps> histories) {
    List<LabelledStep> training = new ArrayList<>();
    for (UserSteps user : histories) {
      for (int t = 0; t < user.steps().size(); t++) {
        if (user.splits().get(t) == Split.TRAINING) {
          training.add(user.steps().get(t));
        }
      }
    }
    return training;
  }

  /** How a step becomes a row. */
  private record Encoding(
      StepFeatures features, Map<CategoricalInput, Vocabulary> vocabularies, List<Genre> labels) {

    History history(UserSteps user) {
      int length = user.steps().size();
      float[][] frozen = new float[length][];
      float[][] open = new float[length][];
      int[][] ids = new int[length][];
      int[] targets = new int[length];
      for (int t = 0; t < length; t++) {
        Step step = user.steps().get(t).step();
        StepFeatures.Views views = features.of(user.steps().get(t));
        frozen[t] = views.frozen();
        open[t] = views.open();
        ids[t] = ids(step);
        targets[t] = labels.indexOf(user.steps().get(t).next());
      }
      return new History(frozen, open, ids, targets, user.splits().toArray(Split[]::new));
    }

    private int[] ids(Step step) {
      return vocabularies.entrySet().stream()
          .mapToInt(entry -> entry.getValue().id(entry.getKey().value(step)))
          .toArray();
    }
  }
}
