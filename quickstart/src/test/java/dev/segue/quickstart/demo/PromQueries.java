package dev.segue.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks the queries of dashboards and rules against a scrape, without understanding all of PromQL:
 * names of metrics, labels and values of selectors, labels of groups and of legends.
 *
 * @param scrape what there is
 * @param recorded names that rules record
 */
record PromQueries(Scrape scrape, Set<String> recorded) {

  private static final Pattern NAME =
      Pattern.compile("\\b(?:segue|jvm)[_:][a-z0-9_:]+\\b|\\bup\\b");
  private static final Pattern SELECTOR = Pattern.compile("([a-z_:0-9]+)\\{([^}]*)}");
  private static final Pattern MATCHER = Pattern.compile("([a-z_]+)(=~|!~|!=|=)\"([^\"]*)\"");
  private static final Pattern GROUP = Pattern.compile("by \\(([^)]*)\\)");
  private static final Pattern LEGEND = Pattern.compile("\\{\\{([a-z_]+)}}");

  /** A query and what its legend says. */
  record Query(String where, String expression, String legend) {}

  /** All queries of the dashboards in a directory. */
  static List<Query> ofDashboards(Path directory) throws IOException {
    List<Query> queries = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
        for (JsonNode panel : dashboard.at("/panels")) {
          String where = file.getFileName() + ", " + panel.path("title").asText();
          panel
              .path("targets")
              .forEach(
                  t -> queries.add(new Query(where, text(t, "expr"), text(t, "legendFormat"))));
        }
      }
    }
    return queries;
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  /** What is wrong with a query; empty when nothing is. */
  Set<String> complaints(Query query) {
    Set<String> complaints = new TreeSet<>();
    Set<String> labels = new TreeSet<>();
    Matcher names = NAME.matcher(query.expression());
    boolean any = false;
    while (names.find()) {
      any = true;
      complain(complaints, isKnown(names.group()), query, "no metric " + names.group());
      labels.addAll(scrape.labels().getOrDefault(names.group(), Map.of()).keySet());
    }
    complain(complaints, any, query, "no metric at all");
    labels.add("forecaster");
    Matcher groups = GROUP.matcher(query.expression());
    while (groups.find()) {
      for (String label : groups.group(1).split(", ?", -1)) {
        complain(complaints, labels.contains(label), query, "no label " + label);
      }
    }
    Matcher legends = LEGEND.matcher(query.legend());
    while (legends.find()) {
      complain(complaints, labels.contains(legends.group(1)), query, "legend " + legends.group(1));
    }
    selectors(query, complaints);
    return complaints;
  }

  private boolean isKnown(String name) {
    return name.equals("up") || recorded.contains(name) || scrape.labels().containsKey(name);
  }

  private void selectors(Query query, Set<String> complaints) {
    Matcher selectors = SELECTOR.matcher(query.expression());
    while (selectors.find()) {
      Map<String, Set<String>> labels = scrape.labels().get(selectors.group(1));
      Matcher matchers = MATCHER.matcher(selectors.group(2));
      while (labels != null && matchers.find()) {
        Set<String> values = labels.getOrDefault(matchers.group(1), Set.of());
        boolean exact = !matchers.group(2).contains("~") && !matchers.group(1).equals("job");
        boolean there = labels.containsKey(matchers.group(1));
        complain(
            complaints,
            there && (!exact || values.contains(matchers.group(3))),
            query,
            "no " + matchers.group());
      }
    }
  }

  private static void complain(Set<String> complaints, boolean fine, Query query, String what) {
    if (!fine) {
      complaints.add(query.where() + ": " + what + " in " + query.expression());
    }
  }
}
