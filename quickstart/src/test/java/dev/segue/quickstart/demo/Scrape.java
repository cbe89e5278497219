package dev.segue.quickstart.demo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an application tells Prometheus.
 *
 * @param labels of each metric, the values of each label
 */
record Scrape(Map<String, Map<String, Set<String>>> labels) {

  private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_0-9]+)(?:\\{(.*)})? \\S+$");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

  static Scrape of(String text) {
    Map<String, Map<String, Set<String>>> labels = new HashMap<>();
    Matcher samples = SAMPLE.matcher(text);
    while (samples.find()) {
      Map<String, Set<String>> of = labels.computeIfAbsent(samples.group(1), n -> new HashMap<>());
      // What Prometheus adds.
      of.computeIfAbsent("instance", l -> new HashSet<>());
      of.computeIfAbsent("job", l -> new HashSet<>());
      Matcher pairs = LABEL.matcher(samples.group(2) == null ? "" : samples.group(2));
      while (pairs.find()) {
        of.computeIfAbsent(pairs.group(1), l -> new HashSet<>()).add(pairs.group(2));
      }
    }
    return new Scrape(labels);
  }

  /** The value of the one sample that begins so; 0 when it is not there. */
  static double value(String text, String sample) {
    Matcher matcher = Pattern.compile("(?m)^" + Pattern.quote(sample) + " (\\S+)$").matcher(text);
    return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
  }
}
