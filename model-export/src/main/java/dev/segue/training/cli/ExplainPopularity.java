package dev.segue.training.cli;

import dev.segue.training.popularity.Attribution;
import dev.segue.training.popularity.DescribedTrack;
import dev.segue.training.popularity.PermutationImportance;
import dev.segue.training.popularity.PopularityModel;
import dev.segue.training.popularity.RatedTrack;
import dev.segue.training.popularity.TrackForecast;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "  segue explain popularity --bundle popularity --tracks spotify_songs.csv",
      "  segue explain popularity --bundle popularity --tracks spotify_songs.csv --track"
          + " 6f807x0ima9a1j3VPbc7VN"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExplainPopularity implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private PopularityModelOptions input;

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

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter out = spec.commandLine().getOut();
    try (PopularityModel model = input.load()) {
      TrackForecast forecasts = some -> model.forecast(some).popularity();
      if (track == null) {
        List<RatedTrack> unseen = model.unseen(input.rated(err));
        PermutationImportance importance = PermutationImportance.of(forecasts, unseen, seed);
        out.print(ExplanationText.of(importance));
        input.write(ExplanationText.json(importance));
      } else {
        List<DescribedTrack> known = input.described(err);
        DescribedTrack explained = find(known);
        Attribution attribution = Attribution.of(forecasts, explained, known, seed);
        out.print(ExplanationText.of(explained, attribution));
        input.write(ExplanationText.json(explained, attribution));
      }
    }
    out.flush();
    return 0;
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
}
