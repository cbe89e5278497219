package dev.segue.quickstart.world;

import java.util.List;

/**
 * A type of user, as {@code personas.json} describes it. Lists per mood are in the order of the
 * world's moods, lists per genre in the order of the enum without UNKNOWN.
 *
 * @param name for people
 * @param share share of users of this type
 * @param diagnosed share of them with a diagnosis
 * @param sessionsOnWorkdays expected sessions in each equal part of a workday, from 00:00 local
 * @param sessionsOnWeekends the same for Saturday and Sunday
 * @param moodHours mean hours until a mood is drawn anew
 * @param shift probability that a session moves the listener: the mood is drawn anew right after it
 * @param moodsAtWork probability per mood when drawn between 08:00 and 18:00 of a workday
 * @param moodsOffWork probability per mood when drawn at any other time
 * @param tweetsPerSlot probability per mood of a tweet in a slot soon after a session
 * @param taste probability per genre, whatever the mood
 * @param pulls the genre that each mood pulls to
 * @param pullWeight share of the choice that the mood's pull decides, the taste decides the rest
 * @param stickiness probability of staying with the genre of the previous session
 */
record Persona(
    String name,
    double share,
    double diagnosed,
    List<Double> sessionsOnWorkdays,
    List<Double> sessionsOnWeekends,
    double moodHours,
    double shift,
    List<Double> moodsAtWork,
    List<Double> moodsOffWork,
    List<Double> tweetsPerSlot,
    List<Double> taste,
    List<String> pulls,
    double pullWeight,
    double stickiness) {

  Persona {
    requireDistribution(name, "moodsAtWork", moodsAtWork);
    requireDistribution(name, "moodsOffWork", moodsOffWork);
    requireDistribution(name, "taste", taste);
    int moods = moodsAtWork.size();
    if (moodsOffWork.size() != moods || tweetsPerSlot.size() != moods || pulls.size() != moods) {
      throw new IllegalArgumentException(
          "persona " + name + ": expected " + moods + " values in every list per mood");
    }
    if (taste.size() != WorldModel.GENRES) {
      throw new IllegalArgumentException(
          "persona " + name + ": taste: expected 6 values, found " + taste.size());
    }
  }

  private static void requireDistribution(String name, String field, List<Double> values) {
    double sum = values.stream().mapToDouble(Double::doubleValue).sum();
    if (Math.abs(sum - 1) > 1e-9 || values.stream().anyMatch(v -> v < 0)) {
      throw new IllegalArgumentException(
          "persona " + name + ": " + field + ": expected a sum of 1, found " + values);
    }
  }
}
