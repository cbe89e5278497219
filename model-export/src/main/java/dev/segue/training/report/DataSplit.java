package dev.segue.training.report;

import dev.segue.training.learning.Split;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What was split how.
 *
 * @param rows what is counted, for example {@code labelled steps}
 * @param parts how many of them each side has
 * @param rules one sentence each: how the cut is made, what is never on two sides
 */
public record DataSplit(String rows, List<Part> parts, List<String> rules) implements Section {

  /** One side, for example {@code training}, and how many rows it has. */
  public record Part(String name, long rows) {
    public Part {
      Require.present("data-split part name", name);
      Require.that(rows >= 0, "data-split " + name, "0 rows or more", rows);
    }
  }

  public DataSplit {
    Require.present("data-split rows", rows);
    Require.present("data-split parts", parts);
    Require.that(!parts.isEmpty(), "data-split parts", "one or more", "none");
    Require.present("data-split rules", rules);
    parts = List.copyOf(parts);
    rules = List.copyOf(rules);
  }

  /** Training, validation and test. */
  public static DataSplit of(String rows, ToLongFunction<Split> counts, String... rules) {
    List<Part> parts =
        Stream.of(Split.values())
            .map(s -> new Part(s.name().toLowerCase(Locale.ROOT), counts.applyAsLong(s)))
            .toList();
    return new DataSplit(rows, parts, List.of(rules));
  }

  long total() {
    return parts.stream().mapToLong(Part::rows).sum();
  }
}
