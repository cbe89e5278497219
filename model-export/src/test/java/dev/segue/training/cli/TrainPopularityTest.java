package dev.segue.training.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.training.popularity.TrackTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainPopularityTest {

  @TempDir private Path directory;
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @Test
  void shouldWriteABundleThatIsVerifiedAndScoredOnWhatItHasNotSeen() throws IOException {
    Path table = TrackTables.write(directory.resolve("tracks.csv"), 300, 60);
    Path bundle = directory.resolve("bundle");
    Path json = directory.resolve("scored.json");

    int trained = run("train", "popularity", "--tracks", table, "--epochs", 2, "--out", bundle);
    int verified = run("bundle", "verify", bundle);
    int scored =
        run("evaluate", "popularity", "--bundle", bundle, "--tracks", table, "--json", json);

    assertThat(trained).isZero();
    assertThat(verified).isZero();
    assertThat(scored).isZero();
    assertThat(err.toString()).doesNotContain("segue ");
    JsonNode figures = new ObjectMapper().readTree(json.toFile());
    assertThat(figures.get("tracks").intValue()).isEqualTo(60);
    assertThat(figures.get("seen_left_out").intValue()).isEqualTo(240);
    assertThat(out.toString()).contains("tracks that the bundle has seen, left out: 240");
    JsonNode manifest = new ObjectMapper().readTree(bundle.resolve("bundle.json").toFile());
    double atTraining = manifest.at("/metrics/test/by_track/forecasters/network/mae").asDouble();
    assertThat(figures.get("mae").doubleValue()).isCloseTo(atTraining, within(1e-3));
  }

  @Test
  void shouldSuggestPopularTracksAndExplainThem() throws IOException {
    Path table = TrackTables.write(directory.resolve("tracks.csv"), 300, 60);
    Path bundle = directory.resolve("bundle");
    Path json = directory.resolve("figures.json");
    run("train", "popularity", "--tracks", table, "--epochs", 40, "--out", bundle);
    out.getBuffer().setLength(0);

    int suggested = recommend(bundle, table, "--genre", "pop", "--energy", "0.9", "--json", json);
    JsonNode suggestions = new ObjectMapper().readTree(json.toFile()).get("suggestions");
    String id = suggestions.get(0).get("id").textValue();
    int explained =
        run("explain", "popularity", "--bundle", bundle, "--tracks", table, "--track", id);
    run("explain", "popularity", "--bundle", bundle, "--tracks", table, "--json", json);

    assertThat(suggested).isZero();
    assertThat(suggestions).hasSize(3);
    assertThat(suggestions.get(0).get("popularity").doubleValue()).isGreaterThan(60);
    assertThat(suggestions.get(0).get("match").doubleValue()).isGreaterThan(0.9);
    assertThat(suggestions.get(0).get("score").doubleValue())
        .isGreaterThanOrEqualTo(suggestions.get(2).get("score").doubleValue());
    assertThat(explained).isZero();
    assertThat(out.toString()).contains("is forecast").contains("pop dance");
    JsonNode rises = new ObjectMapper().readTree(json.toFile()).get("rises");
    assertThat(rises.get("genre").doubleValue()).isGreaterThan(3);
    assertThat(rises.get("energy").doubleValue()).isGreaterThan(1);
    assertThat(rises.get("loudness").doubleValue()).isZero();
  }

  @Test
  void shouldRefuseTastesAndTracksThatThereAreNot() throws IOException {
    Path table = TrackTables.write(directory.resolve("tracks.csv"), 300, 60);
    Path bundle = directory.resolve("bundle");
    run("train", "popularity", "--tracks", table, "--epochs", 1, "--out", bundle);

    assertRefused("such as dance, pop", recommend(bundle, table, "--genre", "polka"));
    assertRefused("--energy: expected 0 to 1", recommend(bundle, table, "--energy", "8"));
    assertRefused("a genre or a number", recommend(bundle, table));
    assertRefused(
        "--track: expected the id of one of the 300 tracks",
        run("explain", "popularity", "--bundle", bundle, "--tracks", table, "--track", "x"));
  }

  private int recommend(Path bundle, Path table, Object... taste) {
    List<Object> arguments =
        new ArrayList<>(List.of("recommend", "--bundle", bundle, "--tracks", table, "--top", 3));
    arguments.addAll(List.of(taste));
    err.getBuffer().setLength(0);
    return run(arguments.toArray());
  }

  private void assertRefused(String reason, int code) {
    assertThat(code).isEqualTo(2);
    assertThat(err.toString().lines().filter(line -> line.startsWith("segue"))).hasSize(1);
    assertThat(err.toString()).contains(reason);
    err.getBuffer().setLength(0);
  }

  @Test
  void shouldRefuseBadInputBeforeItWritesAnything() throws IOException {
    Path table = TrackTables.write(directory.resolve("tracks.csv"), 4, 1);
    Path bundle = directory.resolve("bundle");

    int code = run("train", "popularity", "--tracks", table, "--out", bundle);

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("expected some for");
    assertThat(bundle).doesNotExist();
  }

  private int run(Object... arguments) {
    CommandLine command = SegueTraining.commandLine();
    command.setErr(new PrintWriter(err, true));
    command.setOut(new PrintWriter(out, true));
    String[] args = new String[arguments.length];
    for (int n = 0; n < args.length; n++) {
      args[n] = arguments[n].toString();
    }
    return command.execute(args);
  }
}
