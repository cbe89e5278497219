package dev.segue.streams.config;

import java.util.function.Predicate;

/**
 * What one setting of a topic must be.
 *
 * @param key of the setting
 * @param value what Segue creates the topic with
 * @param expected which values will do, in words
 * @param stops whether another value would stop the stream at some record; else it keeps data
 *     longer than promised
 * @param fits whether a value will do
 */
public record TopicRule(
    String key, String value, String expected, boolean stops, Predicate<String> fits) {

  static TopicRule exactly(String key, String value) {
    return new TopicRule(key, value, value, true, value::equals);
  }

  static TopicRule atLeast(String key, long value, long least) {
    Predicate<String> fits = found -> Long.parseLong(found) >= least;
    return new TopicRule(key, Long.toString(value), least + " or more", true, fits);
  }

  static TopicRule contains(String key, String value) {
    return new TopicRule(key, value, value, false, found -> found.contains(value));
  }

  /** A limit of time in milliseconds, where a negative value means none. */
  static TopicRule atMost(String key, long most, String inWords) {
    Predicate<String> fits = found -> Long.parseLong(found) >= 0 && Long.parseLong(found) <= most;
    String expected = "at most " + most + " (" + inWords + ")";
    return new TopicRule(key, Long.toString(most), expected, false, fits);
  }
}
