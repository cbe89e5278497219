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
    JsonNode manifest = new ObjectMapper().readTree(bundle.resolve("bundle.json").toFile());
    double atTraining = manifest.at("/metrics/test/by_track/forecasters/network/mae").asDouble();
    assertThat(figures.get("mae").doubleValue()).isCloseTo(atTraining, within(1e-3));
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
