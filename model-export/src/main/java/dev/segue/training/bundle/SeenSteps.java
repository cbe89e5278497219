package dev.segue.training.bundle;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.timeline.Step;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.UserSteps;
import dev.segue.training.learning.Split;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The steps that a next-genre network was trained on or stopped by, as digests of user, time and
 * track in its bundle: the same steps from files and from a topic have the same ones. A bundle of
 * an older program has no such file.
 */
public final class SeenSteps {

  private static final String FILE = "steps/seen.txt";

  private SeenSteps() {}

  /** Those of a bundle; empty when it does not say. */
  public static Optional<SeenExamples> of(BundleDirectory bundle) {
    return bundle.optionalLines(FILE).map(lines -> new SeenExamples(Set.copyOf(lines)));
  }

  /** Whether a step is one of them. */
  public static boolean have(SeenExamples seen, String user, Step step) {
    return seen.has(text(user, step));
  }

  /** Adds to a bundle what its network has seen, and what the one that it began as had. */
  static ModelBundle write(ModelBundle bundle, NextGenreData data, SeenExamples before) {
    SeenExamples own = SeenExamples.of(data.histories().stream().flatMap(user -> texts(user)));
    return bundle.lines(FILE, own.and(before).lines());
  }

  private static Stream<String> texts(UserSteps user) {
    return IntStream.range(0, user.steps().size())
        .filter(t -> user.splits().get(t) != Split.TEST)
        .mapToObj(t -> text(user.user(), user.steps().get(t).step()));
  }

  private static String text(String user, Step step) {
    return user + "\t" + step.at() + "\t" + step.track().trackId();
  }
}
