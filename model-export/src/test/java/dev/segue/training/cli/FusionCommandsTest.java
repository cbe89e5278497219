package dev.segue.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.training.popularity.TrackTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FusionCommandsTest {

  @TempDir private Path directory;
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @Test
  void shouldTrainABundleThatVerifiesAndScoresWhatItHasNotSeen() throws IOException {
    Path table = TrackTables.write(directory.resolve("tracks.csv"), 300, 60);
    Path bundle = directory.resolve("fusion");
    Path json = directory.resolve("figures.json");

    int trained = run("train", "--tracks", table, "--clusters", 2, "--epochs", 2, "--out", bundle);
    int verified = execute("bundle", "verify", bundle.toString());
    int judged =
        run(
            "evaluate",
            "--bundle",
            bundle,
            "--tracks",
            table,
            "--listens",
            listens(),
            "--json",
            json);

    assertThat(List.of(trained, verified, judged)).as(err.toString()).containsOnly(0);
    for (String split : List.of("track", "artist")) {
      assertThat(lines(split + " ")).anyMatch(line -> line.contains("logistic regression"));
    }
    JsonNode figures = new ObjectMapper().readTree(json.toFile());
    JsonNode network = figures.at("/test/by_unseen_tracks/forecasters/network");
    assertThat(network.get("tracks").intValue()).isEqualTo(60);
    assertThat(network.get("accuracy").doubleValue()).isBetween(0.0, 1.0);
    assertThat(figures.get("seen_left_out").intValue()).isEqualTo(240);
    assertThat(out.toString()).contains("tracks that the bundle has seen, left out: 240");
    assertThat(figures.at("/recommendation/listeners").intValue()).isEqualTo(3);
    assertThat(figures.at("/recommendation/candidates").intValue()).isEqualTo(60);
    assertThat(figures.at("/recommendation/recommenders").size()).isEqualTo(4);
  }

  @Test
  void shouldReportTheElbowAndEveryCell() throws IOException {
    Path json = directory.resolve("figures.json");
    Path table = TrackTables.write(directory.resolve("tracks.csv"), rows());

    Path cells = directory.resolve("cells");
    Object[] options = {
      "--tracks",
      table,
      "--epochs",
      1,
      "--most-clusters",
      5,
      "--seeds",
      1,
      "--json",
      json,
      "--cells",
      cells
    };

    int code = run("compare", options);

    assertThat(code).as(err.toString()).isZero();
    assertThat(lines("multi-hot")).hasSize(4);
    assertThat(lines("word2vec").stream().filter(line -> line.contains("<- bend"))).hasSize(1);
    assertThat(lines("k=6")).hasSize(2);
    assertThat(lines("without bins")).hasSize(1);
    JsonNode figures = new ObjectMapper().readTree(json.toFile()).get("figures");
    assertThat(figures.at("/elbows/multi-hot/points").size()).isEqualTo(4);
    JsonNode point = figures.at("/elbows/word2vec/points/1");
    assertThat(point.get("sizes").size()).as("all of three clusters").isEqualTo(3);
    int tracks = 0;
    for (JsonNode size : point.get("sizes")) {
      tracks += size.intValue();
    }
    double largest = point.at("/sizes/0").intValue() / (double) tracks;
    assertThat(point.get("largest").doubleValue()).isEqualTo(largest);
    assertThat(lines("word2vec").get(1)).contains("  " + point.at("/sizes/0").intValue() + " ");
    JsonNode published = figures.at("/cells/as published");
    for (String figure : List.of("/majority", "/test/macro_f1", "/validation/log_loss")) {
      assertThat(published.at(figure + "/mean").isNumber()).as(figure).isTrue();
      assertThat(published.at(figure + "/mean")).isEqualTo(published.at("/cells/0" + figure));
    }
    double accuracy = published.at("/test/accuracy/mean").doubleValue();
    assertThat(accuracy).isEqualTo(published.at("/cells/0/test/accuracy").doubleValue());
    assertThat(lines("as published").get(0)).contains(" %.3f ".formatted(accuracy));
    assertThat(reported(table, json))
        .as("the cell of the test accuracy")
        .contains(">%.4f ± 0.0000<".formatted(accuracy));
    String first = out.toString();
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    run("compare", options);
    assertThat(out.toString()).isEqualTo(first);
    assertThat(err.toString()).as("nothing is trained again").doesNotContain("as published");
  }

  /** The page of a bundle beside the figures of a comparison. */
  private String reported(Path table, Path comparison) throws IOException {
    Path bundle = directory.resolve("fusion");
    CommandLine commands = SegueTraining.commandLine();
    commands.setErr(new PrintWriter(err, true)).setOut(new PrintWriter(new StringWriter()));
    int trained =
        commands.execute(
            "train", "fusion", "--tracks", "" + table, "--epochs", "1", "--out", "" + bundle);
    int reported = commands.execute("report", "" + bundle, "--compare", "" + comparison);
    assertThat(List.of(trained, reported)).as(err.toString()).containsOnly(0);
    return Files.readString(directory.resolve("fusion.html"));
  }

  @Test
  void shouldSayMeanAndSpreadOfSeveralSeeds() throws IOException {
    Path json = directory.resolve("figures.json");
    Path table = TrackTables.write(directory.resolve("tracks.csv"), 300, 60);

    int code =
        run(
            "evaluate",
            "--tracks",
            table,
            "--clusters",
            2,
            "--epochs",
            1,
            "--seeds",
            2,
            "--json",
            json);

    assertThat(code).as(err.toString()).isZero();
    assertThat(lines("track ").get(0)).contains("network").contains(" ±");
    assertThat(out.toString())
        .containsPattern(
            "track: \\d+ test tracks in the first of 2 runs\\. In accuracy the network is ")
        .containsPattern("\\. In log-loss it is (ahead of|behind|level with) .*majority.*\\.");
    JsonNode split = new ObjectMapper().readTree(json.toFile()).at("/test/by_artist");
    assertThat(split.get("runs").intValue()).isEqualTo(2);
    assertThat(split.at("/forecasters/network/accuracy_deviation").isNumber()).isTrue();
    assertThat(split.at("/forecasters/majority/network_log_loss_less_this/p").isNumber()).isTrue();
  }

  @Test
  void shouldRefuseBadInputInOneSentenceAndWriteNothing() throws IOException {
    Path table = TrackTables.write(directory.resolve("tracks.csv"), 100, 20);
    Path bundle = directory.resolve("fusion");
    Path bare =
        Files.writeString(
            directory.resolve("bare.csv"),
            "track_id,track_name,track_artist\n" + "0".repeat(22) + ",a,b\n");

    assertRefused(
        "found 3 clusters and 2 different lists",
        "train",
        "--tracks",
        table,
        "--clusters",
        3,
        "--out",
        bundle);
    assertRefused(
        "clusters: expected 2 or more, found 1",
        "train",
        "--tracks",
        table,
        "--clusters",
        1,
        "--out",
        bundle);
    assertRefused(
        "dropout: expected 0 or more and below 1", "evaluate", "--tracks", table, "--dropout", 1);
    assertRefused(
        "expected one of [multi-hot, word2vec]",
        "evaluate",
        "--tracks",
        table,
        "--tag-vectors",
        "x");
    assertRefused("expected a column of genres", "train", "--tracks", bare, "--out", bundle);
    assertRefused(
        "--most-clusters: expected 3 or more", "compare", "--tracks", table, "--most-clusters", 2);
    assertRefused(
        "--most-clusters: does nothing without the report, --parts clusters",
        "compare",
        "--tracks",
        table,
        "--parts",
        "forms",
        "--most-clusters",
        20);
    assertRefused(
        "--parts: expected some of clusters, forms",
        "compare",
        "--tracks",
        directory.resolve("none.csv"),
        "--parts",
        "clusters,without bin");
    assertRefused(
        "--clusters: does nothing with --bundle",
        "evaluate",
        "--tracks",
        table,
        "--bundle",
        bundle,
        "--clusters",
        3);
    assertRefused(
        "--seed: does nothing with --bundle and without listens",
        "evaluate",
        "--tracks",
        table,
        "--bundle",
        bundle,
        "--seed",
        3);
    assertRefused("--listens", "evaluate", "--tracks", table, "--format", "spotify-history");
    assertThat(bundle).doesNotExist();
  }

  /** Three listeners who go through all tracks. */
  private Path listens() throws IOException {
    List<String> rows =
        new ArrayList<>(List.of("listener\tended_at_utc\tartist\ttrack\tms_played"));
    for (int n = 0; n < 300; n++) {
      for (int listener = 0; listener < 3; listener++) {
        rows.add(
            "listener-%d\t2024-01-%02d %02d:%02d\tartist %d\ttitle %d\t200000"
                .formatted(listener, 1 + n / 24, n % 24, 20 * listener, n % 60, n));
      }
    }
    return Files.write(directory.resolve("listens.tsv"), rows);
  }

  /** Tracks of eight lists of genres. */
  private static List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (int n = 0; n < 320; n++) {
      rows.add(
          "%022d,title %d,artist %d,50,2019-06-14,genre %d,sub %d,0.7,0.%d,1,-5.5,1,0.05,0.1,0,0.06,0.5,122.0,194754"
              .formatted(n, n, n % 60, n % 4, n % 8, 10 + n % 8));
    }
    return rows;
  }

  private void assertRefused(String reason, Object... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);

    int code = run((String) arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length));

    assertThat(code).as(err.toString()).isEqualTo(2);
    assertThat(err.toString()).contains(reason);
    assertThat(out.toString()).isEmpty();
  }

  private List<String> lines(String prefix) {
    return out.toString().lines().filter(line -> line.startsWith(prefix)).toList();
  }

  private int run(String command, Object... arguments) {
    List<String> all = new ArrayList<>(List.of(command, "fusion"));
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    return execute(all.toArray(String[]::new));
  }

  private int execute(String... arguments) {
    CommandLine commands = SegueTraining.commandLine();
    commands.setErr(new PrintWriter(err, true)).setOut(new PrintWriter(out, true));
    return commands.execute(arguments);
  }
}
