package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.training.popularity.DescribedTrack;
import dev.segue.training.popularity.PopularityModel;
import dev.segue.training.popularity.Suggestion;
import dev.segue.training.popularity.Taste;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue recommend}. */
@Command(
    name = "recommend",
    description = {
      "Suggests tracks for a stated taste that a bundle of popularity forecasts to be popular. Tracks"
          + " must have the genre, key and mode; they are ranked by match times forecast popularity."
          + " The match is exp(-d/2), d the mean squared distance from the other stated numbers in"
          + " standard deviations of the training tracks."
    },
    footer = {
      "  segue recommend --bundle popularity --tracks spotify_songs.csv --genre pop"
          + " --energy 0.8 --top 5"
    },
    mixinStandardHelpOptions = true,
    modelTransformer = TasteOptions.class,
    sortOptions = false)
final class Recommend implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private PopularityModelOptions input;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "Most suggestions (default: ${DEFAULT-VALUE}).")
  private int top;

  @Option(
      names = "--genre",
      paramLabel = "GENRE",
      description =
          "Only tracks whose genres, in the first row of each, have all words of this one.")
  private String genre;

  @Override
  public Integer call() throws IOException {
    if (top < 1) {
      throw new IllegalArgumentException("--top: expected 1 or more, found " + top);
    }
    Taste taste = TasteOptions.stated(spec, genre);
    try (PopularityModel model = input.load()) {
      List<DescribedTrack> tracks = input.described(spec.commandLine().getErr());
      List<Suggestion> best = Suggestion.best(model, tracks, taste, top);
      print(best);
      input.write(json(best));
    }
    return 0;
  }

  private void print(List<Suggestion> best) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%5s %6s %10s %8s  %s%n", "score", "match", "popularity", "popular", "track");
    for (Suggestion suggestion : best) {
      out.printf(
          Locale.ROOT,
          "%5.1f %6.2f %10.1f %7.0f%%  %s - %s (%s)%n",
          suggestion.score(),
          suggestion.match(),
          suggestion.popularity(),
          100 * suggestion.probability(),
          suggestion.track().artist(),
          suggestion.track().title(),
          suggestion.track().id());
    }
    out.flush();
  }

  private static ObjectNode json(List<Suggestion> best) {
    ObjectNode node = ContestJson.object();
    ArrayNode list = node.putArray("suggestions");
    for (Suggestion suggestion : best) {
      list.addObject()
          .put("id", suggestion.track().id())
          .put("title", suggestion.track().title())
          .put("artist", suggestion.track().artist())
          .put("score", suggestion.score())
          .put("match", suggestion.match())
          .put("popularity", suggestion.popularity())
          .put("probability", suggestion.probability());
    }
    return node;
  }
}
