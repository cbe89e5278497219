package dev.segue.streams.config;

import java.util.List;

/**
 * The names of the topics. What each holds, its key and its clean-up are in {@link TopicSettings}.
 *
 * @param prefix put before every name, for example {@code staging.}; may be empty
 */
public record Topics(String prefix) {

  public Topics {
    if (!prefix.matches("[a-zA-Z0-9._-]{0,100}")) {
      throw new InvalidConfigException(
          "topic.prefix: expected at most 100 of a-z A-Z 0-9 . _ -, found '" + prefix + "'");
    }
  }

  public String tweets() {
    return prefix + "tweets";
  }

  public String listens() {
    return prefix + "listens";
  }

  public String users() {
    return prefix + "users";
  }

  public String tracks() {
    return prefix + "tracks";
  }

  public String trackProfiles() {
    return prefix + "track-profiles";
  }

  public String tweetStress() {
    return prefix + "tweet-stress";
  }

  public String stressWindows() {
    return prefix + "stress-windows";
  }

  public String genrePredictions() {
    return prefix + "genre-predictions";
  }

  public String predictionOutcomes() {
    return prefix + "prediction-outcomes";
  }

  public String trainingSteps() {
    return prefix + "training-steps";
  }

  public String skippedEvents() {
    return prefix + "skipped-events";
  }

  public String deadLetters() {
    return prefix + "dead-letters";
  }

  /** All topics that are read from outside. */
  public List<String> inputs() {
    return List.of(tweets(), listens(), users(), tracks());
  }

  /** The co-partitioned inputs, keyed by user id. */
  public List<String> userInputs() {
    return List.of(tweets(), listens(), users());
  }
}
