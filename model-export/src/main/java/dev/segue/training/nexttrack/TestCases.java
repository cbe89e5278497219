package dev.segue.training.nexttrack;

import dev.segue.features.timeline.Cohort;
import dev.segue.training.metrics.Blocks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Questions to judge forecasters by.
 *
 * @param cases of every session in order
 * @param blocks the user of each case, or the session where users are not known: what a bootstrap
 *     draws
 * @param cohorts of the user of each case
 * @param vocabulary of the track numbers
 */
public record TestCases(
    List<NextTrackCase> cases, Blocks blocks, List<Cohort> cohorts, TrackVocabulary vocabulary) {

  public TestCases {
    cases = List.copyOf(cases);
    cohorts = List.copyOf(cohorts);
  }

  /** The questions at every position of sessions. */
  public static TestCases of(List<Session> sessions, TrackVocabulary vocabulary) {
    List<NextTrackCase> cases = new ArrayList<>();
    List<Object> keys = new ArrayList<>();
    List<Cohort> cohorts = new ArrayList<>();
    for (int s = 0; s < sessions.size(); s++) {
      Session session = sessions.get(s);
      List<NextTrackCase> own = NextTrackCase.everyPosition(List.of(vocabulary.numbers(session)));
      cases.addAll(own);
      Object key = session.user().isEmpty() ? (Object) s : session.user();
      own.forEach(asked -> keys.add(key));
      own.forEach(asked -> cohorts.add(session.cohort()));
    }
    return new TestCases(cases, Blocks.of(keys), cohorts, vocabulary);
  }

  /** Some of them. */
  TestCases at(int[] places) {
    return new TestCases(
        IntStream.of(places).mapToObj(cases::get).toList(),
        Blocks.of(IntStream.of(places).mapToObj(n -> blocks.of()[n]).toList()),
        IntStream.of(places).mapToObj(cohorts::get).toList(),
        vocabulary);
  }

  /** Places of the questions about users of a cohort. */
  int[] of(Cohort cohort) {
    return IntStream.range(0, cases.size()).filter(n -> cohorts.get(n) == cohort).toArray();
  }

  /** Those of last tracks alone. */
  public TestCases lastOnly() {
    return at(last());
  }

  /** Places of the questions whose target is the last track of its session. */
  int[] last() {
    return IntStream.range(0, cases.size())
        .filter(n -> cases.get(n).length() == cases.get(n).session().length - 1)
        .toArray();
  }

  /** How many targets no training session has. */
  public int unseen() {
    return (int) cases.stream().filter(asked -> !vocabulary.isTrained(asked.target())).count();
  }

  /** How many of them no validation session has either: they are misses for every forecaster. */
  public int unknown() {
    return (int) cases.stream().filter(asked -> asked.target() == TrackVocabulary.UNKNOWN).count();
  }
}
