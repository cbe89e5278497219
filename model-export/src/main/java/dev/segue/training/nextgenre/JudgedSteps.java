package dev.segue.training.nextgenre;

import dev.segue.features.timeline.Cohort;
import dev.segue.training.data.LabelledStep;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.learning.Split;
import dev.segue.training.metrics.Blocks;
import dev.segue.training.sequence.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The labelled steps that forecasters are judged on, N of them, by history and then by time. Equal
 * for every layout of the same steps and classes, so that forecasts of them are paired.
 *
 * @param classes number of classes C
 * @param ofUnseenUsers whether no forecaster of a step has learned from its user
 */
public record JudgedSteps(List<Place> places, int classes, boolean ofUnseenUsers) {

  private static final long WEEK_MILLIS = Duration.ofDays(7).toMillis();

  /**
   * One of the steps.
   *
   * @param history number of its history
   * @param step number in its history, from 0
   * @param truth class of the session that followed
   * @param user user id
   */
  public record Place(int history, int step, int truth, String user, LabelledStep labelled) {

    boolean hasTweets() {
      return labelled.step().stress().stream().anyMatch(sum -> !sum.isEmpty());
    }

    private boolean isOf(Cohort cohort) {
      return labelled.step().cohort() == cohort;
    }
  }

  public JudgedSteps {
    places = List.copyOf(places);
  }

  /** The labelled steps of some splits. */
  public static JudgedSteps of(NextGenreData data, Set<Split> splits) {
    List<Place> places = new ArrayList<>();
    for (int user = 0; user < data.histories().size(); user++) {
      History history = data.sequences().histories().get(user);
      for (int t = 0; t < history.length(); t++) {
        int label = history.labels()[t];
        if (label >= 0 && splits.contains(history.splits()[t])) {
          LabelledStep labelled = data.histories().get(user).steps().get(t);
          places.add(new Place(user, t, label, data.histories().get(user).user(), labelled));
        }
      }
    }
    return new JudgedSteps(places, data.labels().size(), false);
  }

  /** One after the other, of the same classes: the folds of a comparison, over users. */
  static JudgedSteps joined(List<JudgedSteps> parts) {
    List<Place> places = parts.stream().flatMap(part -> part.places().stream()).toList();
    return new JudgedSteps(places, parts.get(0).classes(), parts.size() > 1);
  }

  /** Number of steps N. */
  public int size() {
    return places.size();
  }

  /** Those of one kind. */
  public JudgedSteps where(Predicate<Place> kind) {
    return new JudgedSteps(places.stream().filter(kind).toList(), classes, ofUnseenUsers);
  }

  /** At most this many of them, evenly spread. */
  JudgedSteps sample(int most) {
    if (size() <= most) {
      return this;
    }
    List<Place> chosen = new ArrayList<>();
    for (long n = 0; n < most; n++) {
      chosen.add(places.get((int) (n * size() / most)));
    }
    return new JudgedSteps(chosen, classes, ofUnseenUsers);
  }

  /** The truth of every step. */
  public int[] truths() {
    return places.stream().mapToInt(Place::truth).toArray();
  }

  /**
   * What differences are paired over: user-weeks when forecasters know the users, else users, for
   * the weeks of one say little of other new ones.
   */
  public Blocks blocks() {
    return ofUnseenUsers ? users() : userWeeks();
  }

  /** The steps of a user in a week belong together. */
  public Blocks userWeeks() {
    return Blocks.of(
        places.stream()
            .map(place -> place.user() + "/" + place.labelled().step().at() / WEEK_MILLIS)
            .toList());
  }

  /** The steps of a user belong together. */
  public Blocks users() {
    return Blocks.of(places.stream().map(Place::user).toList());
  }

  /** Which steps are of one kind. */
  public boolean[] which(Predicate<Place> kind) {
    boolean[] which = new boolean[places.size()];
    for (int n = 0; n < which.length; n++) {
      which[n] = kind.test(places.get(n));
    }
    return which;
  }

  /** Which steps the genre changed after. */
  public boolean[] changed() {
    return which(place -> place.labelled().genreChanged());
  }

  /** Which steps had a tweet in one of their windows. */
  public boolean[] withTweets() {
    return which(Place::hasTweets);
  }

  /** The cohorts of the users, in the order of the enum; none where all are of one. */
  public List<Cohort> cohorts() {
    List<Cohort> occurring =
        Arrays.stream(Cohort.values()).filter(cohort -> count(of(cohort)) > 0).toList();
    return occurring.size() > 1 ? occurring : List.of();
  }

  /** How many steps are counted. */
  public static long count(boolean[] counted) {
    return IntStream.range(0, counted.length).filter(n -> counted[n]).count();
  }

  /** Which steps are of users of a cohort. */
  public boolean[] of(Cohort cohort) {
    return which(place -> place.isOf(cohort));
  }
}
