package dev.segue.training.nexttrack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sessions to learn from, to stop by, and to be judged by.
 *
 * @param training a network's own; by time, where the data have times
 * @param validation when to stop; baselines learn from them too; by time
 * @param test seen by nobody before
 * @param rule in words, for reports
 */
public record SessionSplit(
    List<Session> training, List<Session> validation, List<Session> test, String rule) {

  /** Share of the sessions before the test part that says when to stop. */
  private static final double VALIDATION_SHARE = 0.03;

  public SessionSplit {
    training = byTime(training);
    validation = byTime(validation);
    test = List.copyOf(test);
    require("training", training);
    require("validation", validation);
    require("test", test);
  }

  /** Training and validation, what came before the test, in the order of time. */
  public List<Session> known() {
    return byTime(Stream.concat(training.stream(), validation.stream()).toList());
  }

  /** A share of the sessions, drawn by the seed, is the test: for data without times. */
  public static SessionSplit heldOut(List<Session> sessions, double share, long seed) {
    List<Session> shuffled = shuffled(sessions, seed);
    int test = (int) Math.round(share * shuffled.size());
    List<Session> rest = shuffled(shuffled.subList(test, shuffled.size()), seed);
    int validation = validation(rest);
    return new SessionSplit(
        rest.subList(validation, rest.size()),
        rest.subList(0, validation),
        shuffled.subList(0, test),
        String.format("%.0f %% of the sessions held out, seed %d", 100 * share, seed));
  }

  /**
   * The first part of each user's sessions by time trains, the rest is the test. Those that are
   * furthest on in their user's training part say when to stop.
   */
  public static SessionSplit perUser(List<Session> sessions, double trainingShare) {
    Map<String, List<Session>> users =
        sessions.stream()
            .collect(Collectors.groupingBy(Session::user, LinkedHashMap::new, Collectors.toList()));
    List<Placed> before = new ArrayList<>();
    List<Session> test = new ArrayList<>();
    for (List<Session> own : users.values()) {
      List<Session> ordered = byTime(own);
      int cut = (int) Math.round(trainingShare * ordered.size());
      for (int n = 0; n < cut; n++) {
        before.add(new Placed(ordered.get(n), (n + 1) / (double) cut));
      }
      test.addAll(ordered.subList(cut, ordered.size()));
    }
    before.sort(
        Comparator.comparingDouble(Placed::place)
            .thenComparingLong(placed -> placed.session().startedAt()));
    String rule = String.format("first %.0f %% of every user by time train", 100 * trainingShare);
    return stoppedByTheLast(before.stream().map(Placed::session).toList(), test, rule);
  }

  /** A session and how far on it is in its user's training part, above 0 to 1. */
  private record Placed(Session session, double place) {}

  /**
   * All sessions that ended before one moment train, those that began then or later are the test;
   * one that lasted over it would teach what came after the first questions, and is left out. The
   * newest before it say when to stop.
   */
  public static SessionSplit globalTime(List<Session> sessions, double trainingShare) {
    List<Session> ordered = byTime(sessions);
    int cut = (int) Math.round(trainingShare * ordered.size());
    long moment = cut < ordered.size() ? ordered.get(cut).startedAt() : Long.MAX_VALUE;
    List<Session> before = ordered.stream().filter(session -> session.endedAt() < moment).toList();
    List<Session> test = ordered.stream().filter(session -> session.startedAt() >= moment).toList();
    String rule =
        String.format(
            "first %.0f %% of all by time train, %,d sessions over the cut left out",
            100 * trainingShare, ordered.size() - before.size() - test.size());
    return stoppedByTheLast(before, test, rule);
  }

  private static SessionSplit stoppedByTheLast(
      List<Session> before, List<Session> test, String rule) {
    int training = before.size() - validation(before);
    return new SessionSplit(
        before.subList(0, training), before.subList(training, before.size()), test, rule);
  }

  private static int validation(List<Session> before) {
    return (int) Math.ceil(VALIDATION_SHARE * before.size());
  }

  /** By time; those of one moment, or of data without times, in the order that they have. */
  private static List<Session> byTime(List<Session> sessions) {
    return sessions.stream().sorted(Comparator.comparingLong(Session::startedAt)).toList();
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
