package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.training.metrics.Spread;
import dev.segue.training.popularity.Attribution;
import dev.segue.training.popularity.DescribedTrack;
import dev.segue.training.popularity.PermutationImportance;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Explanations of popularity as text, the largest part first, and as JSON. */
final class ExplanationText {

  private ExplanationText() {}

  /** What the parts of a track add to its forecast, beside what they are. */
  static String of(DescribedTrack track, Attribution attribution) {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%s - %s: popularity %.1f is forecast, %.1f for tracks of the table%n",
                track.artist(),
                track.title(),
                attribution.forecast(),
                attribution.background()));
    double[] shares = attribution.shares();
    for (int part : largestFirst(n -> Math.abs(shares[n]))) {
      String name = Attribution.parts().get(part);
      text.append(
          String.format(Locale.ROOT, "%+7.2f  %-17s %s%n", shares[part], name, value(track, part)));
    }
    return text.toString();
  }

  static ObjectNode json(DescribedTrack track, Attribution attribution) {
    ObjectNode node = ContestJson.object();
    node.put("track", track.id());
    node.put("popularity", attribution.forecast());
    node.put("background", attribution.background());
    ObjectNode shares = node.putObject("shares");
    for (int part : largestFirst(n -> Math.abs(attribution.shares()[n]))) {
      shares.put(Attribution.parts().get(part), attribution.shares()[part]);
    }
    return node;
  }

  /** How much worse forecasts become without each part. */
  static String of(PermutationImportance importance) {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "mean absolute error on %,d tracks %.2f; it rises when these are dealt out anew by%n",
                importance.tracks(),
                importance.error()));
    for (int part : largestFirst(n -> importance.rises().get(n).mean())) {
      Spread rise = importance.rises().get(part);
      text.append(
          String.format(
              Locale.ROOT,
              "%+7.3f ±%.3f  %s%n",
              rise.mean(),
              rise.deviation(),
              Attribution.parts().get(part)));
    }
    return text.toString();
  }

  static ObjectNode json(PermutationImportance importance) {
    ObjectNode node = ContestJson.object();
    node.put("tracks", importance.tracks());
    node.put("mae", importance.error());
    ObjectNode rises = node.putObject("rises");
    for (int part : largestFirst(n -> importance.rises().get(n).mean())) {
      rises.put(Attribution.parts().get(part), importance.rises().get(part).mean());
    }
    return node;
  }

  private static List<Integer> largestFirst(IntToDoubleFunction size) {
    return IntStream.range(0, Attribution.parts().size())
        .boxed()
        .sorted(Comparator.comparingDouble(n -> -size.applyAsDouble(n)))
        .toList();
  }

  private static String value(DescribedTrack track, int part) {
    if (part == 0) {
      return String.join(" ", track.genreTokens());
    }
    float number = track.numbers()[part - 1];
    return String.format(Locale.ROOT, number == Math.rint(number) ? "%.0f" : "%.3f", number);
  }
}
