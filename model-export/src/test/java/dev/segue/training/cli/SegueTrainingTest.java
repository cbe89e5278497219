package dev.segue.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SegueTrainingTest {

  @TempDir private Path directory;
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  /** Wrong input, not trouble of the machine: cut short, damaged within, or no Avro at all. */
  @Test
  void shouldRefuseCorruptEvents() throws IOException {
    TinyEvents.write(directory, 2, 200);
    Path listens = directory.resolve("listens.avro");
    byte[] whole = Files.readAllBytes(listens);

    Files.write(listens, Arrays.copyOf(whole, whole.length / 2));
    assertRefused("listens.avro: expected the marker of a block", train("--out", free()));
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, whole.length - 1_000, whole.length - 900, (byte) 7);
    Files.write(listens, damaged);
    assertRefused("listens.avro: corrupt after a good start", train("--out", free()));
    Files.writeString(listens, "id,track\n");
    assertRefused("listens.avro: expected Avro records", train("--out", free()));

    assertThat(Path.of(free())).doesNotExist();
  }

  @Test
  void shouldSayInOneLineWhatAnOptionShouldHaveBeen() {
    int code = run("train", "next-genre", "--out", "b", "--events", "e", "--cell", "tree");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).startsWith("segue train next-genre: ").contains("--cell");
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void shouldNameTheDirectoryThatIsMissing() {
    String missing = directory.resolve("nothing").toString();

    int code = run("train", "next-genre", "--out", "b", "--events", missing);

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains(missing).contains("expected a directory");
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void shouldNameTheFileThatIsMissing() {
    String missing = directory.resolve("none.tsv").toString();

    int code = run("evaluate", "next-genre", "--listens", missing, "--tracks", missing);

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains(missing);
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void shouldRefuseAFormatThatItsHelpDoesNotName() {
    int code =
        run("evaluate", "next-genre", "--listens", "a", "--tracks", "b", "--format", "twitter-v2");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString())
        .contains("--format: expected one of spotify-history, listens-tsv; found twitter-v2");
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void shouldRefuseABundleThatIsNone() {
    int code = run("bundle", "verify", directory.toString());

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("bundle.json", "; copy the bundle again, or write it anew");
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void shouldRefuseWhatCannotBeWrittenBeforeItReadsAnything() throws IOException {
    String place = directory.resolve("foreign").toString();
    Files.createDirectories(Path.of(place));
    Files.writeString(Path.of(place, "notes.txt"), "mine");
    String figures = directory.resolve("no-folder/f.json").toString();

    assertRefused("found other files", train("--out", place));
    assertRefused("choose another", train("--out", place + "/notes.txt/b"));
    assertRefused("--model-version: expected", train("--out", free(), "--model-version", "a b"));
    assertRefused("make it first", train("--out", free(), "--json", figures));
    assertRefused("make it first", "evaluate", "next-genre", "--events", "e", "--json", figures);
  }

  @Test
  void shouldRefuseOptionsThatDoNothing() {
    String out = free();

    assertRefused("--encoder: does nothing", train("--out", out, "--encoder", "minilm"));
    assertRefused(
        "--encoder-cache: does nothing",
        train("--out", out, "--layout", "s0", "--encoder-cache", "c"));
    assertRefused(
        "--embeddings: does nothing", train("--out", out, "--layout", "s0", "--embeddings"));
    assertRefused(
        "--random-start: does nothing", train("--out", out, "--layout", "s0", "--random-start"));
    assertRefused(
        "--random-start: does nothing", train("--out", out, "--no-skip", "--random-start"));
    assertRefused("--all-steps: does nothing", evaluate("--all-steps"));
    assertRefused("--classes: does nothing", evaluate("--bundle", "b", "--classes", "6"));
    assertRefused("--cell: does nothing", evaluate("--bundle", "b", "--cell", "gru"));
    assertRefused("--threads: does nothing", evaluate("--bundle", "b", "--threads", "1"));
    assertRefused("grace: expected 0 to 24 hours", train("--out", out, "--grace-ms", "-1"));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:1, default.api.timeout.ms=300, check that its brokers run",
    "nonsense, client.id=a, Invalid url in bootstrap.servers: nonsense; correct --from-kafka",
    "127.0.0.1:1, fetch.min.bytes=many, Invalid value many for configuration fetch.min.bytes",
    "127.0.0.1:1, basic.auth.credentials.source=NONE, correct --from-kafka"
  })
  void shouldSayInOneLineWhyATopicCannotBeRead(String brokers, String setting, String message) {
    int code = run("evaluate", "next-genre", "--from-kafka", brokers, "--kafka", setting);

    assertThat(code).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("segue evaluate next-genre: topic training-steps at " + brokers)
        .contains(message);
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void shouldTrainVerifyAndEvaluateToTheEnd() throws IOException {
    TinyEvents.write(directory, 6, 40);
    String bundle = free();
    Path figures = directory.resolve("f.json");

    assertDone("train", "next-genre", "--events", events(), "--out", bundle, "--epochs", "2");
    assertDone("bundle", "verify", bundle);
    assertDone("bundle", "show", bundle);
    assertThat(out.toString()).contains("next-genre", "LSTM, attention");
    assertDone(evaluate("--epochs", "1", "--classes", "6,3", "--json", figures.toString()));

    String table = out.toString();
    assertThat(table).contains("3 of 6", "3 of 3", "standard", "s0", "bll", "logistic_regression");
    assertThat(table.split("cal\\.err\\.")).as("tables").hasSize(2);
    JsonNode json = new ObjectMapper().readTree(figures.toFile());
    assertThat(json.fieldNames()).toIterable().containsExactly("3_of_6_classes", "3_of_3_classes");
    for (String view : List.of("frozen", "at_listen")) {
      for (String steps : List.of("all", "genre_changed")) {
        assertThat(json.at("/3_of_3_classes/s0/" + view + "/" + steps + "/log_loss").isDouble())
            .isTrue();
      }
    }
  }

  /** Judged on all steps, a bundle leaves out what it was trained on. */
  @Test
  void shouldNotJudgeABundleOnWhatItHasSeen() throws IOException {
    TinyEvents.write(directory, 6, 40);
    String bundle = free();
    Path figures = directory.resolve("f.json");
    assertDone(train("--out", bundle, "--epochs", "1"));

    String[] all = {"--bundle", bundle, "--all-steps", "--json", figures.toString()};
    assertDone(evaluate(all));
    JsonNode unseen = new ObjectMapper().readTree(figures.toFile());
    assertThat(err.toString()).contains("steps left out, which the bundle has seen: 186");
    assertDone(with(evaluate(all), "--include-seen"));
    JsonNode everything = new ObjectMapper().readTree(figures.toFile());

    assertThat(unseen.get("seen_left_out").asInt()).isEqualTo(186);
    assertThat(everything.get("seen_left_out").asInt()).isZero();
    String count = "/3_of_3_classes/model/frozen/all/steps";
    assertThat(everything.at(count).asInt() - unseen.at(count).asInt()).isEqualTo(186);
    assertRefused("--include-seen: does nothing", evaluate("--include-seen"));
  }

  /** The bundle of the demo is older than the list of what was seen. */
  @Test
  void shouldSayThatAnOldBundleDoesNotSayWhatItHasSeen() throws IOException {
    TinyEvents.write(directory, 6, 40);
    Path figures = directory.resolve("f.json");

    assertDone(evaluate("--bundle", "../models/next-genre", "--json", figures.toString()));

    assertThat(err.toString()).contains("the bundle does not say which steps it was trained on");
    assertThat(new ObjectMapper().readTree(figures.toFile()).get("seen_left_out").isNull())
        .isTrue();
  }

  @Test
  void shouldTrainTheNetworkOfABundleOn() throws IOException {
    TinyEvents.write(directory, 6, 40);
    String first = directory.resolve("first").toString();
    assertDone(train("--out", first, "--epochs", "1", "--cell", "gru", "--layout", "s0"));

    assertDone(train("--out", free(), "--epochs", "2", "--init", first));

    assertThat(out.toString()).contains("3 of 3   model", "3 of 3   init");
    assertDone("bundle", "show", free());
    assertThat(out.toString()).contains(" GRU, attention");
    assertRefused(
        "--cell: does nothing with --init", train("--out", "c", "--init", first, "--cell", "lstm"));
    assertRefused("expected a directory", train("--out", "c", "--init", first + "x"));
  }

  @Test
  void shouldTrainAGruOnShareLikeHistories() throws IOException {
    TinyEvents.write(directory, 6, 40);

    assertDone(train("--out", free(), "--cell", "gru", "--share-like", "--epochs", "1"));
    assertDone("bundle", "show", free());

    assertThat(out.toString()).contains(" GRU, attention");
  }

  @Test
  void shouldJudgeABundleOfTextEmbeddingsByTheTextsOnly() throws IOException {
    TinyEvents.write(directory, 6, 40);
    String bundle = free();
    String[] encoder = {"--encoder", "minilm", "--encoder-cache", directory + "/cache"};

    assertDone(with(train("--out", bundle, "--layout", "s0", "--epochs", "1"), encoder));
    assertThat(err.toString()).doesNotContain("without text embeddings");
    assertDone(with(evaluate("--bundle", bundle), encoder));
    assertThat(out.toString()).contains("3 of 3", "model", "bll");
    assertRefused("text embeddings: expected vectors of 384", evaluate("--bundle", bundle));
  }

  private String free() {
    return directory.resolve("b").toString();
  }

  private String events() {
    return directory.toString();
  }

  private String[] train(String... args) {
    return with(new String[] {"train", "next-genre", "--events", events()}, args);
  }

  private String[] evaluate(String... args) {
    return with(new String[] {"evaluate", "next-genre", "--events", events()}, args);
  }

  private static String[] with(String[] first, String... then) {
    return Stream.of(first, then).flatMap(Stream::of).toArray(String[]::new);
  }

  private void assertDone(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    assertThat(run(args)).as(String.join(" ", args) + ": " + err).isZero();
  }

  private void assertRefused(String message, String... args) {
    err.getBuffer().setLength(0);
    assertThat(run(args)).as(err.toString()).isEqualTo(2);
    String last = err.toString().lines().reduce((a, b) -> b).orElse("");
    assertThat(last).startsWith("segue ").contains(message);
    assertThat(err.toString().lines().filter(line -> !line.startsWith("  "))).hasSize(1);
  }

  private int run(String... args) {
    CommandLine commandLine = SegueTraining.commandLine();
    return commandLine
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
