package dev.segue.training.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LyricsGenreCommandsTest {

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path lyrics;

  @BeforeEach
  void writeLyrics() throws IOException {
    Random random = new Random(1);
    StringBuilder lines = new StringBuilder();
    for (int n = 0; n < 90; n++) {
      String genre = n % 3 == 0 ? "samba" : n % 3 == 1 ? "ska" : "dub";
      lines.append(genre).append('\t').append(genre).append("like word");
      lines.append(random.nextInt(9)).append(" word").append(random.nextInt(9)).append(" song");
      lines.append(n).append('\n');
    }
    lyrics = Files.writeString(folder.resolve("lyrics.tsv"), lines);
  }

  @Test
  void shouldTrainABundleOfAnyLabelsAndJudgeItOnOtherSongs() throws IOException {
    Path bundle = folder.resolve("bundle");
    Path json = folder.resolve("figures.json");

    assertThat(
            run(
                "train",
                "--lyrics",
                lyrics.toString(),
                "--hidden",
                "8",
                "--width",
                "8",
                "--epochs",
                "2",
                "--out",
                bundle.toString()))
        .as(err::toString)
        .isZero();
    assertThat(out.toString())
        .contains("network", "TF-IDF, logistic regression", "majority", "written, digest");

    assertThat(
            run(
                "evaluate",
                "--bundle",
                bundle.toString(),
                "--lyrics",
                lyrics.toString(),
                "--json",
                json.toString()))
        .as(err::toString)
        .isZero();
    JsonNode figures = new ObjectMapper().readTree(json.toFile());
    assertThat(figures.get("songs").asInt()).as("a fifth is for the test").isEqualTo(18);
    assertThat(figures.get("seen_left_out").asInt()).isEqualTo(72);
    assertThat(out.toString()).contains("songs left out, which the bundle has seen: 72");
    assertThat(figures.get("classes").has("samba")).isTrue();

    assertThat(
            run(
                "evaluate",
                "--bundle",
                bundle.toString(),
                "--lyrics",
                lyrics.toString(),
                "--include-seen",
                "--json",
                json.toString()))
        .isZero();
    assertThat(new ObjectMapper().readTree(json.toFile()).get("songs").asInt()).isEqualTo(90);
  }

  @Test
  void shouldLeaveOutSongsOfGenresThatTheBundleDoesNotKnow() throws IOException {
    Path bundle = folder.resolve("bundle");
    assertThat(
            run(
                "train",
                "--lyrics",
                lyrics.toString(),
                "--hidden",
                "4",
                "--width",
                "4",
                "--epochs",
                "1",
                "--out",
                bundle.toString()))
        .as(err::toString)
        .isZero();

    Path other =
        Files.writeString(folder.resolve("other.tsv"), "ska\tword1 skalike\nfado\tword2 x\n");
    assertThat(run("evaluate", "--bundle", bundle.toString(), "--lyrics", other.toString()))
        .isZero();
    assertThat(err.toString()).contains("of genres unknown to the bundle: 1");

    Path alien = Files.writeString(folder.resolve("alien.tsv"), "fado\tword2 x\n");
    assertThat(run("evaluate", "--bundle", bundle.toString(), "--lyrics", alien.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("expected songs of the bundle's genres [dub, samba, ska]");
  }

  @Test
  void shouldCompareOnceAndReadFinishedCells() throws IOException {
    Path json = folder.resolve("figures.json");
    String[] arguments = {
      "compare",
      "--lyrics",
      lyrics.toString(),
      "--hidden",
      "4",
      "--width",
      "4",
      "--epochs",
      "1",
      "--folds",
      "2",
      "--cells",
      folder.resolve("cells").toString(),
      "--json",
      json.toString()
    };

    assertThat(run(arguments)).as(err::toString).isZero();
    String table = out.toString();
    assertThat(table)
        .contains(
            "published, no pooling",
            "published, no attention, pooling",
            "published, hidden 2",
            "90 songs tested, each once, in 2 folds");
    assertThat(err.toString()).contains("fold 2 of 2: published, hidden 2");

    JsonNode network = new ObjectMapper().readTree(json.toFile()).at("/figures/network");
    double first = network.at("/folds/0/accuracy").asDouble();
    double second = network.at("/folds/1/accuracy").asDouble();
    assertThat(network.at("/accuracy/mean").asDouble()).isEqualTo((first + second) / 2);

    err.getBuffer().setLength(0);
    assertThat(run(arguments)).isZero();
    assertThat(out.toString()).isEqualTo(table + table);
    assertThat(err.toString()).doesNotContain("fold 1 of 2");

    JsonNode one = new ObjectMapper().readTree(json.toFile()).get("figures");
    List<String> twice = new ArrayList<>(List.of(arguments));
    twice.addAll(List.of("--seeds", "2"));
    assertThat(run(twice.toArray(String[]::new))).isZero();
    assertThat(out.toString()).endsWith("with 2 seeds; the last column is that of the first\n");
    assertThat(err.toString()).contains("seed 2, fold 2 of 2: net").doesNotContain("seed 1");
    JsonNode two = new ObjectMapper().readTree(json.toFile()).get("figures");
    double sum = 0;
    for (JsonNode fold : two.at("/network/folds")) {
      sum += fold.get("accuracy").asDouble();
    }
    assertThat(two.at("/network/folds").size()).isEqualTo(4);
    assertThat(two.at("/network/folds/0")).isEqualTo(one.at("/network/folds/0"));
    assertThat(two.at("/network/accuracy/mean").asDouble()).isCloseTo(sum / 4, within(1e-9));
    assertThat(two.at("/published/first_less_this_log_loss/mean").isNumber()).isTrue();
    assertThat(two.at("/published/first_less_this_log_loss"))
        .isEqualTo(one.at("/published/first_less_this_log_loss"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--per-genre 3 | --per-genre: expected at least 10 songs, found 3",
        "--genres 1 | --genres: expected at least 2, found 1",
        "--hidden 0 | --hidden: expected 1 unit or more, found 0",
        "--width 0 | --width: expected 1 number or more, found 0",
        "--vectors nowhere.txt | --vectors nowhere.txt: expected a file, found none",
        "--vectors nowhere.txt --width 7 | --width: does nothing with --vectors",
        "--json nowhere/x.json | expected a folder",
      })
  void shouldRefuseOptionsBeforeAnythingIsRead(String options, String message) {
    String[] all =
        ("train --lyrics missing.tsv --out " + folder.resolve("x") + " " + options).split(" ");

    assertThat(run(all)).isEqualTo(2);
    assertThat(err.toString()).contains(message).hasLineCount(1);
    assertThat(folder.resolve("x")).doesNotExist();
  }

  private int run(String command, String... options) {
    String[] all = new String[options.length + 2];
    all[0] = command;
    all[1] = "lyrics-genre";
    System.arraycopy(options, 0, all, 2, options.length);
    return SegueTraining.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }

  private int run(String[] all) {
    String[] options = new String[all.length - 1];
    System.arraycopy(all, 1, options, 0, options.length);
    return run(all[0], options);
  }
}
