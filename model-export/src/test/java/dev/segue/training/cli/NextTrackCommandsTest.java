package dev.segue.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.training.bundle.SeenExamples;
import dev.segue.training.nexttrack.ListenedEvents;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NextTrackCommandsTest {

  private static final int TRACKS = 80;

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldTrainVerifyAndScoreABundle() throws IOException {
    Path sessions = sessions("train.txt", 300, 1);
    Path unseen = sessions("test.txt", 400, 2);
    Path bundle = directory.resolve("bundle");
    Path json = directory.resolve("figures.json");

    int trained =
        run("train", "next-track", "--sessions", sessions, "--epochs", 3, "--out", bundle);
    int verified = run("bundle", "verify", bundle);
    int scored =
        run(
            "evaluate",
            "next-track",
            "--bundle",
            bundle,
            "--sessions",
            unseen,
            "--last-only",
            "--json",
            json);

    assertThat(err.toString()).doesNotContain("segue ");
    assertThat(List.of(trained, verified, scored)).containsOnly(0);
    assertThat(out.toString()).contains("network + memory", "memory alone", "V-SkNN", "item-kNN");
    assertThat(out.toString())
        .contains(
            "network + memory, every position: HR@20 ", "network + memory, last track: HR@20 ");
    JsonNode figures = new ObjectMapper().readTree(json.toFile());
    assertThat(figures.get("cases").intValue()).isEqualTo(400);
    assertThat(figures.get("hr@5").doubleValue()).isGreaterThan(0.5);
    assertThat(figures.get("hr@50").doubleValue()).isBetween(0.75, 0.99);
    assertThat(figures.get("mrr@20").doubleValue()).isBetween(0.3, 1.0);
    JsonNode manifest = new ObjectMapper().readTree(bundle.resolve("bundle.json").toFile());
    assertThat(manifest.at("/model/memoryShare").doubleValue()).isBetween(0.01, 0.99);
  }

  @Test
  void shouldScoreWithoutTheSessionsThatABundleHasSeenToo() throws IOException {
    Path sessions = sessions("train.txt", 200, 1);
    Path bundle = directory.resolve("bundle");
    List<String> lines = Files.readAllLines(sessions);
    train(sessions, bundle);

    JsonNode all = evaluate(bundle, sessions);

    int unseen = all.at("/without_seen/cases").intValue();
    assertThat(unseen).isBetween(10, 20);
    assertThat(all.get("cases").intValue()).isEqualTo(200);
    assertThat(all.get("seen_sessions").intValue()).isEqualTo(200 - unseen);
    assertThat(out.toString()).contains("sessions that equal one that the bundle has seen: 1");
    SeenExamples known =
        new SeenExamples(Set.copyOf(Files.readAllLines(bundle.resolve("sessions/seen.txt"))));
    Path seen = Files.write(directory.resolve("x.txt"), lines.stream().filter(known::has).toList());
    JsonNode memory = evaluate(bundle, seen);
    assertThat(memory.get("seen_sessions").intValue()).isEqualTo(200 - unseen);
    assertThat(memory.has("without_seen")).isFalse();
  }

  private JsonNode evaluate(Path bundle, Path sessions) throws IOException {
    Path json = directory.resolve("figures.json");
    Stream<Object> all =
        Stream.of("evaluate", "next-track", "--bundle", bundle, "--sessions", sessions);
    Stream<Object> rest = Stream.of("--last-only", "--json", json);
    assertThat(run(Stream.concat(all, rest).toArray())).isZero();
    return new ObjectMapper().readTree(json.toFile());
  }

  @Test
  void shouldCompareNetworksOnOneSplitAndReadFinishedCells() throws IOException {
    Path sessions = sessions("train.txt", 200, 1);
    Path json = directory.resolve("figures.json");
    Object[] command = {
      "compare",
      "next-track",
      "--sessions",
      sessions,
      "--epochs",
      1,
      "--networks",
      "ANN,GRU4Rec",
      "--seeds",
      2,
      "--cells",
      directory.resolve("cells"),
      "--json",
      json
    };

    int compared = run(command);
    String table = out.toString();

    assertThat(compared).isZero();
    assertThat(err.toString()).contains("ANN, seed 1", "ANN, seed 2", "GRU4Rec, seed 2");
    JsonNode figures = new ObjectMapper().readTree(json.toFile()).get("figures");
    assertThat(figures.get("every_position").fieldNames())
        .toIterable()
        .containsExactly(
            "ANN",
            "GRU4Rec",
            "popularity",
            "item-kNN",
            "Markov, first order",
            "V-SkNN",
            "memory alone");
    JsonNode network = figures.at("/every_position/ANN");
    assertThat(network.get("hr@20_deviation").doubleValue()).isPositive();
    JsonNode lead = network.get("hr@20_less_best_baseline");
    String best = lead.get("baseline").asText();
    assertThat(lead.get("mean").doubleValue())
        .isCloseTo(
            network.get("hr@20").doubleValue()
                - figures.get("every_position").get(best).get("hr@20").doubleValue(),
            Offset.offset(1e-9));
    assertThat(figures.at("/trainings/GRU4Rec").size()).isEqualTo(2);
    JsonNode baseline = figures.at("/every_position/GRU4Rec");
    assertThat(baseline.get("baseline").booleanValue()).isTrue();
    assertThat(baseline.has("hr@20_less_best_baseline")).isFalse();
    assertThat(figures.at("/every_position/memory alone/mrr@20_less_shuffled/low").doubleValue())
        .as("after track n comes n + 7")
        .isPositive();

    err.getBuffer().setLength(0);
    out.getBuffer().setLength(0);
    assertThat(run(command)).isZero();
    assertThat(out.toString()).isEqualTo(table);
    assertThat(err.toString()).doesNotContain("seed 1\n");
  }

  @Test
  void shouldRefuseBadInputBeforeItWritesAnything() throws IOException {
    Path sessions = sessions("train.txt", 40, 1);
    Path single = Files.writeString(directory.resolve("single.txt"), "1\n2\n");
    Path one = Files.writeString(directory.resolve("one.txt"), "1 1\n".repeat(30));
    Path bundle = directory.resolve("bundle");

    assertRefused("found none", train(single, bundle));
    assertRefused("at least two different", train(one, bundle));
    assertRefused("--listens", train(sessions, bundle, "--split", "per-user"));
    assertRefused("--gap-minutes: does nothing", train(sessions, bundle, "--gap-minutes", "9"));
    assertRefused(
        "--networks: expected some of",
        run("compare", "next-track", "--sessions", "no such file", "--networks", "x"));
    assertThat(bundle).doesNotExist();
  }

  @Test
  void shouldCompareModalitiesOnEventsByCohort() throws IOException {
    Path json = directory.resolve("figures.json");

    int compared =
        run(
            "compare",
            "next-track",
            "--events",
            events(12, 10),
            "--modalities",
            "tags",
            "--networks",
            "ANNW + tags",
            "--epochs",
            1,
            "--cells",
            directory.resolve("cells"),
            "--json",
            json);

    assertThat(compared).as(err::toString).isZero();
    assertThat(out.toString())
        .contains("every position, cohort control;", "every position, cohort diagnosed;");
    JsonNode figures = new ObjectMapper().readTree(json.toFile()).get("figures");
    int control = figures.at("/cohorts/control/ANNW + tags/cases").intValue();
    assertThat(control).as("two of three users, three sessions of six tracks each").isEqualTo(120);
    assertThat(figures.at("/cohorts/diagnosed/V-SkNN/cases").intValue()).isEqualTo(60);
    assertThat(figures.at("/every_position/V-SkNN/cases").intValue()).isEqualTo(180);
  }

  @Test
  void shouldRefuseLyricsThatNobodyEmbeds() throws IOException {
    Path events = events(3, 4);
    Path sessions = sessions("train.txt", 40, 1);
    Object[] compare = {"compare", "next-track", "--events", events, "--modalities", "lyrics"};

    assertRefused("--modalities lyrics: expected --encoder", run(compare));
    assertRefused(
        "--encoder: does nothing without --modalities lyrics",
        run("compare", "next-track", "--sessions", sessions, "--encoder", "minilm"));
    assertRefused(
        "--modalities: expected tracks that are known",
        run("compare", "next-track", "--sessions", sessions, "--modalities", "tags"));
    assertRefused(
        "--tracks: does nothing without --modalities",
        run("compare", "next-track", "--sessions", sessions, "--tracks", "t.csv"));
  }

  /** Users who play six tracks a day, every third of them diagnosed. */
  private Path events(int users, int days) throws IOException {
    ListenedEvents events = new ListenedEvents();
    SplittableRandom random = new SplittableRandom(3);
    for (int user = 0; user < users; user++) {
      events.profile("u" + user, user % 3 == 0 ? "anxiety" : "control", true);
      for (int play = 0; play < 6 * days; play++) {
        int minute = 24 * 60 * (play / 6) + play % 6;
        events.listen("u" + user, "l" + play, minute, "t" + random.nextInt(TRACKS));
      }
    }
    for (int track = 0; track < TRACKS; track++) {
      events.track("t" + track, "words " + track);
    }
    return events.write(directory);
  }

  private int train(Path sessions, Path bundle, Object... more) {
    Stream<Object> all =
        Stream.of("train", "next-track", "--sessions", sessions, "--out", bundle, "--epochs", 1);
    return run(Stream.concat(all, Stream.of(more)).toArray());
  }

  private void assertRefused(String reason, int code) {
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains(reason);
    err.getBuffer().setLength(0);
  }

  /** After track n mostly comes n + 7. */
  private Path sessions(String file, int count, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder();
    for (int s = 0; s < count; s++) {
      int track = random.nextInt(TRACKS);
      for (int n = random.nextInt(3, 8); n > 0; n--) {
        text.append(track).append(n == 1 ? "\n" : " ");
        track = random.nextInt(10) < 8 ? (track + 7) % TRACKS : random.nextInt(TRACKS);
      }
    }
    return Files.writeString(directory.resolve(file), text);
  }

  private int run(Object... arguments) {
    CommandLine command = SegueTraining.commandLine();
    command.setErr(new PrintWriter(err, true));
    command.setOut(new PrintWriter(out, true));
    return command.execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }
}
