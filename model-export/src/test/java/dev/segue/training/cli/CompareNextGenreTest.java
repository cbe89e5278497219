package dev.segue.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.training.data.EventDirectory;
import dev.segue.training.data.LabelledStep;
import dev.segue.training.data.StepSource.Rules;
import dev.segue.training.data.UserSteps;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareNextGenreTest {

  @TempDir private Path directory;
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @Test
  void shouldPrintOneTableWithDifferencesAndFindings() throws IOException {
    TinyEvents.write(directory, 6, 40);
    oracle();
    Path json = directory.resolve("f.json");

    int code =
        run(
            "--events",
            directory.toString(),
            "--classes",
            "3",
            "--epochs",
            "1",
            "--json",
            "" + json);

    assertThat(code).as(err.toString()).isZero();
    assertThat(err.toString()).contains("no --encoder: layout s0 goes without text embeddings");
    assertThat(out.toString())
        .contains(
            "3 of 3  default", "3 of 3  s0 gru (no text)", "3 of 3  bll", "3 of 3  oracle", "± ")
        .contains("3 of 3 classes: the default is")
        .contains(
            "order of the past, default: log-loss",
            "fusion input F(s): absent",
            "intervals resample user-weeks")
        .doesNotContain("- attention", "NaN");
    JsonNode figures = new ObjectMapper().readTree(json.toFile()).at("/figures/3_of_3_classes");
    assertThat(figures.at("/s0 lstm (no text)/runs")).hasSize(2);
    assertThat(figures.at("/s0 lstm (no text)/above_default_frozen/log_loss/p").isDouble())
        .isTrue();
    JsonNode above = figures.at("/bll/above_default_frozen");
    assertThat(above.at("/genre_changed/log_loss/mean")).isNotEqualTo(above.at("/log_loss/mean"));
    assertThat(figures.at("/default/trainings")).hasSize(2);
    assertThat(figures.at("/default/validation_log_loss/mean").asDouble()).isPositive();
    assertThat(figures.at("/oracle/log_loss/mean").asDouble()).isLessThan(0.4);
    assertThat(figures.at("/order_of_the_past/bll/all_shuffled/mean").isDouble()).isTrue();
  }

  @Test
  void shouldJudgeOnUnseenUsers() throws IOException {
    TinyEvents.write(directory, 6, 20);
    List<String> args = new ArrayList<>(List.of("--events", directory.toString()));
    args.addAll(List.of("--classes", "3", "--epochs", "1", "--seeds", "1", "--parts", "default"));
    args.addAll(List.of("--unseen-users", "6"));

    int code = run(args.toArray(String[]::new));

    assertThat(code).as(err.toString()).isZero();
    assertThat(err.toString()).contains("cell 12 of 12: default, 3 classes, seed 1, fold 6 of 6");
    assertThat(out.toString())
        .contains("3 of 3  conditional_logit", " 114 steps of 6 users", "intervals resample users");
  }

  /** Nothing is written before the input was read. */
  @Test
  void shouldMakeNoFolderForCellsOfWhatCannotBeRead() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "mine");

    assertRefused("expected a directory", "--events", directory + "/none");
    assertRefused("expected a folder that can be written", "--events", "e", "--cells", file + "/c");

    assertThat(directory.resolve("cells")).doesNotExist();
  }

  @Test
  void shouldRefuseWhatCannotBeCompared() {
    assertRefused("--seeds: expected 1 or more, found 0", "--events", "e", "--seeds", "0");
    assertRefused("did you mean '--listens'?", "--listen", "x", "--tracks", "t");
    assertRefused("bundle b: expected", "--events", "e", "--fusion", "b", "--parts", "+ fusion");
    assertRefused("--parts: expected some of [published", "--events", "e", "--parts", "all");
    assertRefused("classes: expected 6, 4 or 3, found 5", "--events", "e", "--classes", "5");
    assertRefused("expected --fusion BUNDLE, found none", "--events", "e", "--parts", "+ fusion");
    assertRefused(
        "--fusion: expected --parts with + fusion or ablations, which read it, found [default]",
        "--events",
        "e",
        "--fusion",
        "b",
        "--parts",
        "default");
    assertRefused("--listens", "--events", "e", "--format", "spotify-history");
    assertRefused("expected 3 or more", "--events", "e", "--unseen-users", "2");
    assertRefused("--encoder-cache: does nothing", "--events", "e", "--encoder-cache", "c");
    assertRefused("found no launcher; write one with segue world", "--world", "--users", "3");
    assertRefused("Missing required argument(s): --world", "--events", "e", "--users", "3");
  }

  /** What the oracle of a world would say of tiny events: it knows the next genre. */
  private void oracle() throws IOException {
    StringBuilder table = new StringBuilder("session\tprevious\toracle\toracle_at_listen\n");
    for (UserSteps user : new EventDirectory(directory).read(Rules.DEFAULTS).histories()) {
      for (LabelledStep step : user.steps()) {
        StringJoiner row = new StringJoiner(" ");
        for (int genre = 0; genre < 6; genre++) {
          row.add(genre == step.next().ordinal() ? "0.75" : "0.05");
        }
        table.append("x\t" + step.step().sessionId() + "\t" + row + "\t" + row + "\n");
      }
    }
    Files.writeString(directory.resolve("outcomes.tsv"), table);
  }

  private void assertRefused(String message, String... args) {
    err.getBuffer().setLength(0);
    assertThat(run(args)).isEqualTo(2);
    assertThat(err.toString()).startsWith("segue compare next-genre: ").contains(message);
    assertThat(err.toString().lines()).hasSize(1);
  }

  private int run(String... args) {
    List<String> all = new ArrayList<>(List.of("compare", "next-genre"));
    all.addAll(List.of(args));
    if (!all.contains("--seeds")) {
      all.addAll(List.of("--seeds", "2"));
    }
    if (!all.contains("--parts")) {
      all.addAll(List.of("--parts", "published"));
    }
    if (!all.contains("--cells")) {
      all.addAll(List.of("--cells", directory.resolve("cells").toString()));
    }
    return SegueTraining.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }
}
