package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.training.metrics.Spread;
import dev.segue.training.popularity.Attribution;
import dev.segue.training.popularity.CompleteTracks;
import dev.segue.training.popularity.DescribedTrack;
import dev.segue.training.popularity.PermutationImportance;
import dev.segue.training.popularity.PopularityModel;
import dev.segue.training.popularity.RatedTrack;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue explain popularity}. */
@Command(
    name = "popularity",
    description = {
      "With --track, says what genre and numbers add to the forecast of that track, in points of"
          + " popularity (Shapley values): the shares add up to its forecast less the mean forecast"
          + " of tracks drawn from the table. Without, says how much the mean absolute error rises"
          + " when a part is dealt out anew among the tracks that the bundle has not seen"
          + " (permutation importance)."
    },
    footer = {
      "",
      "Example: segue explain popularity --bundle popularity --tracks spotify_songs.csv",
      "Example: segue explain popularity --bundle popularity --tracks spotify_songs.csv --track"
          + " 6f807x0ima9a1j3VPbc7VN"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExplainPopularity implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--bundle",
      required = true,
      paramLabel = "DIR",
      description = "A bundle that segue train popularity has written.")
  private Path bundle;

  @Option(
      names = "--tracks",
      required = true,
      paramLabel = "PATH",
      description = "File, folder or pattern of track tables (CSV).")
  private String tracks;

  @Option(
      names = "--track",
      paramLabel = "ID",
      description = "The id of one of these tracks; of Spotify's, with or without namespace.")
  private String track;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the draws (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
  private Path json;

  @Override
  public Integer call() throws IOException {
    ContestJson.requirePlace(json);
    try (PopularityModel model = PopularityModel.load(bundle)) {
      ObjectNode figures = track == null ? importance(model) : attribution(model);
      if (json != null) {
        ContestJson.write(json, figures);
      }
    }
    return 0;
  }

  private ObjectNode attribution(PopularityModel model) throws IOException {
    List<DescribedTrack> known = told(CompleteTracks.described(tracks)).tracks();
    DescribedTrack explained = find(known);
    Attribution attribution =
        Attribution.of(some -> model.forecast(some).popularity(), explained, known, seed);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%s - %s: popularity %.1f is forecast, %.1f for tracks of the table%n",
        explained.artist(),
        explained.title(),
        attribution.forecast(),
        attribution.background());
    ObjectNode node = ContestJson.object();
    node.put("track", explained.id());
    node.put("popularity", attribution.forecast());
    node.put("background", attribution.background());
    ObjectNode shares = node.putObject("shares");
    for (int part : sorted(n -> Math.abs(attribution.shares()[n]))) {
      String name = Attribution.parts().get(part);
      out.printf(
          Locale.ROOT,
          "%+7.2f  %-17s %s%n",
          attribution.shares()[part],
          name,
          value(explained, part));
      shares.put(name, attribution.shares()[part]);
    }
    out.flush();
    return node;
  }

  private ObjectNode importance(PopularityModel model) throws IOException {
    List<RatedTrack> unseen = model.unseen(told(CompleteTracks.rated(tracks)).tracks());
    PermutationImportance importance =
        PermutationImportance.of(some -> model.forecast(some).popularity(), unseen, seed);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "mean absolute error on %,d tracks %.2f; it rises when these are dealt out anew by%n",
        unseen.size(),
        importance.error());
    ObjectNode node = ContestJson.object();
    node.put("tracks", unseen.size());
    node.put("mae", importance.error());
    ObjectNode rises = node.putObject("rises");
    for (int part : sorted(n -> importance.rises().get(n).mean())) {
      Spread rise = importance.rises().get(part);
      String name = Attribution.parts().get(part);
      out.printf(Locale.ROOT, "%+7.3f ±%.3f  %s%n", rise.mean(), rise.deviation(), name);
      rises.put(name, rise.mean());
    }
    out.flush();
    return node;
  }

  private <T> CompleteTracks<T> told(CompleteTracks<T> read) {
    return RatedTracksOptions.told(read, spec.commandLine().getErr());
  }

  private DescribedTrack find(List<DescribedTrack> known) {
    return known.stream()
        .filter(one -> one.id().equals(track) || one.id().equals("spotify:track:" + track))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--track: expected the id of one of the "
                        + known.size()
                        + " tracks, such as "
                        + known.get(0).id()
                        + ", found '"
                        + track
                        + "'; give one of them"));
  }

  private static List<Integer> sorted(IntToDoubleFunction size) {
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
