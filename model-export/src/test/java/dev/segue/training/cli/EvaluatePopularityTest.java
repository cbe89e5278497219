package dev.segue.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.training.popularity.BoostedTrees;
import dev.segue.training.popularity.TrackTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluatePopularityTest {

  @TempDir private Path directory;
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @Test
  void shouldPrintAndWriteTheFiguresOfBothSplits() throws IOException {
    Path table = TrackTables.write(directory.resolve("tracks.csv"), 300, 60);
    Path json = directory.resolve("figures.json");

    int code =
        run(
            "evaluate",
            "--tracks",
            table.toString(),
            "--threshold",
            "40",
            "--epochs",
            "1",
            "--json",
            "" + json);

    assertThat(code).isZero();
    boolean trees = BoostedTrees.unavailable().isEmpty();
    assertThat(
            out.toString().lines().filter(line -> line.startsWith("by") && line.contains("trees")))
        .hasSize(trees ? 2 : 0);
    assertThat(err.toString().contains("boosted trees are left out")).isEqualTo(!trees);
    assertThat(
            out.toString()
                .lines()
                .filter(line -> line.startsWith("by") && line.contains("network")))
        .hasSize(2);
    assertThat(out.toString()).contains("by artist: ").contains("popular is above 40.0");
    JsonNode figures = new ObjectMapper().readTree(json.toFile());
    for (String split : List.of("by_track", "by_artist")) {
      JsonNode own = figures.get(split);
      assertThat(own.get("threshold").doubleValue()).isEqualTo(40);
      assertThat(own.at("/forecasters/linear regression/mae").doubleValue()).isBetween(0.1, 9.0);
      assertThat(own.get("forecasters").get("majority").has("mae")).isFalse();
    }
  }

  @Test
  void shouldSayMeanAndSpreadOfSeveralRunsAndHowFarTheBestBaselineIs() throws IOException {
    Path table = TrackTables.write(directory.resolve("tracks.csv"), 300, 60);
    Path json = directory.resolve("figures.json");

    run("evaluate", "--tracks", "" + table, "--epochs", "1", "--seeds", "2", "--json", "" + json);

    assertThat(out.toString()).contains(" ±").contains("in the first of 2");
    JsonNode own = new ObjectMapper().readTree(json.toFile()).get("by_track");
    assertThat(own.at("/forecasters/linear regression/mae_deviation").doubleValue()).isPositive();
    JsonNode lead = own.at("/network_less_best_baseline/absolute_error");
    assertThat(lead.get("low").doubleValue()).isPositive().isLessThan(lead.get("mean").asDouble());
    assertThat(lead.get("p").doubleValue()).isLessThan(0.01);
  }

  @Test
  void shouldCompareEveryFormOnceAndReadFinishedCells() throws IOException {
    Path table = TrackTables.write(directory.resolve("tracks.csv"), 300, 60);
    Path cells = directory.resolve("cells");
    String[] options = {
      "--tracks", "" + table, "--epochs", "1", "--seeds", "1", "--cells", "" + cells
    };

    int code = run("compare", options);
    String first = out.toString();
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    run("compare", options);

    assertThat(code).isZero();
    assertThat(first.lines().filter(line -> line.contains("without bins"))).hasSize(2);
    assertThat(out.toString()).isEqualTo(first);
    assertThat(err.toString()).doesNotContain("without bins");
  }

  @Test
  void shouldRefuseBadInputInOneSentenceAndWriteNothing() throws IOException {
    Path json = directory.resolve("figures.json");
    Path table = TrackTables.write(directory.resolve("tracks.csv"), 4, 1);
    String[] fewArtists = {"--tracks", table.toString(), "--json", json.toString()};
    String[] threshold = {"--tracks", table.toString(), "--threshold", "100"};

    assertRefused("expected some for", fewArtists);
    assertRefused("--threshold: expected a popularity from 0 to below 100", threshold);
    assertRefused("--seeds: expected 1 or more", "--tracks", table.toString(), "--seeds", "0");
    assertRefused("does nothing", "--tracks", "" + table, "--bundle", "b", "--seeds", "2");
    assertRefused("none.csv", "--tracks", directory.resolve("none.csv").toString());
    assertThat(json).doesNotExist();
  }

  private void assertRefused(String reason, String... options) {
    err.getBuffer().setLength(0);
    assertThat(run("evaluate", options)).isEqualTo(2);
    assertThat(err.toString().lines().filter(line -> line.startsWith("segue"))).hasSize(1);
    assertThat(err.toString()).contains(reason);
    assertThat(out.toString()).isEmpty();
  }

  private int run(String kind, String... options) {
    CommandLine command = SegueTraining.commandLine();
    command.setErr(new PrintWriter(err, true));
    command.setOut(new PrintWriter(out, true));
    String[] args = new String[options.length + 2];
    args[0] = kind;
    args[1] = "popularity";
    System.arraycopy(options, 0, args, 2, options.length);
    return command.execute(args);
  }
}
