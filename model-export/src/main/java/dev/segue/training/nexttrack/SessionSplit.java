package dev.segue.training.nexttrack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Sessions to learn from, to stop by, and to be judged by.
 *
 * @param training a network's own
 * @param validation when to stop; baselines learn from them too
 * @param test seen by nobody before
 * @param rule in words, for reports
 */
public record SessionSplit(
    List<Session> training, List<Session> validation, List<Session> test, String rule) {

  /** Share of the sessions before the test part that says when to stop. */
  private static final double VALIDATION_SHARE = 0.03;

  public SessionSplit {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
    require("training", training);
    require("validation", validation);
    require("test", test);
  }

  /** Training and validation: what came before the test. */
  public List<Session> known() {
    List<Session> known = new ArrayList<>(training);
    known.addAll(validation);
    return known;
  }

  /** A share of the sessions, drawn by the seed, is the test: for data without times. */
  public static SessionSplit heldOut(List<Session> sessions, double share, long seed) {
    List<Session> shuffled = shuffled(sessions, seed);
    int test = (int) Math.round(share * shuffled.size());
    String rule = String.format("%.0f %% of the sessions held out, seed %d", 100 * share, seed);
    return of(shuffled.subList(test, shuffled.size()), shuffled.subList(0, test), rule, seed);
  }

  /** The first part of each user's sessions by time trains, the rest is the test. */
  public static SessionSplit perUser(List<Session> sessions, double trainingShare, long seed) {
    Map<String, List<Session>> users =
        sessions.stream()
            .collect(Collectors.groupingBy(Session::user, LinkedHashMap::new, Collectors.toList()));
    return byTime(users.values(), trainingShare, "of every user", seed);
  }

  /** All sessions that began before one moment train, the rest is the test. */
  public static SessionSplit globalTime(List<Session> sessions, double trainingShare, long seed) {
    return byTime(List.of(sessions), trainingShare, "of all", seed);
  }

  private static SessionSplit byTime(
      Collection<List<Session>> groups, double trainingShare, String whose, long seed) {
    List<Session> before = new ArrayList<>();
    List<Session> after = new ArrayList<>();
    for (List<Session> group : groups) {
      List<Session> ordered = new ArrayList<>(group);
      ordered.sort(Comparator.comparingLong(Session::startedAt));
      int cut = (int) Math.round(trainingShare * ordered.size());
      before.addAll(ordered.subList(0, cut));
      after.addAll(ordered.subList(cut, ordered.size()));
    }
    String rule = String.format("first %.0f %% %s by time train", 100 * trainingShare, whose);
    return of(before, after, rule, seed);
  }

  private static SessionSplit of(List<Session> before, List<Session> test, String rule, long seed) {
    List<Session> shuffled = shuffled(before, seed);
    int validation = (int) Math.ceil(VALIDATION_SHARE * shuffled.size());
    return new SessionSplit(
        shuffled.subList(validation, shuffled.size()), shuffled.subList(0, validation), test, rule);
  }

  /** Fisher and Yates, the same on any machine. */
  private static List<Session> shuffled(List<Session> sessions, long seed) {
    List<Session> shuffled = new ArrayList<>(sessions);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, random.nextInt(i + 1));
    }
    return shuffled;
  }

  private static void require(String part, List<Session> sessions) {
    if (sessions.isEmpty()) {
      throw new IllegalArgumentException(
          part + " sessions: expected at least one, found none; give more sessions");
    }
  }
}
