package dev.segue.quickstart.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayCommandTest {

  private static final String LISTENS =
      """
      listener|ended_at_utc|artist|track|ms_played
      u2|2021-12-29 11:51|B|Two|60000
      u1|2021-12-29 11:50|A|One|60000
      u1|2021-12-29 11:52|A|One|1000
      """
          .replace('|', '\t');

  private static final String TRACKS =
      """
      track_id,track_name,track_artist,playlist_genre
      6f807x0ima9a1j3VPbc7VN,One,A,rock
      """;

  @TempDir Path folder;

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private ReplayRun listens(String... more) throws IOException {
    String[] arguments = {"--format", "listens-tsv", "--input", file("listens.tsv", LISTENS)};
    return ReplayRun.of(Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  @Test
  void shouldPrintListensInTimeOrderAsJsonLines() throws IOException {
    ReplayRun run = listens();

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsExactly(
            "{\"topic\":\"listens\",\"key\":\"u1\",\"value\":{\"id\":\"bac352e0293ec18dc2b52184\","
                + "\"track_id\":\"name:a/one\",\"listened_at\":1640778540000,\"source\":\"PLAYER\","
                + "\"ms_played\":60000,\"utc_offset_minutes\":null}}",
            "{\"topic\":\"listens\",\"key\":\"u2\",\"value\":{\"id\":\"fa7c099a057d19b369a379c6\","
                + "\"track_id\":\"name:b/two\",\"listened_at\":1640778600000,\"source\":\"PLAYER\","
                + "\"ms_played\":60000,\"utc_offset_minutes\":null}}");
    assertThat(run.err()).contains("2 events written").contains("of 3 rows 2 used, 1 too short");
  }

  @Test
  void shouldPrintTheSameAgain() throws IOException {
    assertThat(listens().out()).isEqualTo(listens().out());
  }

  @Test
  void shouldPutKnownTracksBeforeListens() throws IOException {
    ReplayRun run = listens("--tracks", file("tracks.csv", TRACKS), "--topic-prefix", "x.");

    assertThat(run.out()).hasSize(4);
    assertThat(run.out().get(0)).contains("\"topic\":\"x.tracks\"").contains("\"genres\":[]");
    assertThat(run.out().get(1))
        .contains("\"key\":\"name:a/one\"")
        .contains("\"genres\":[\"rock\"]");
    assertThat(run.out().subList(2, 4)).allMatch(line -> line.contains("\"x.listens\""));
  }

  @Test
  void shouldKeepToTheRangeOfEventTime() throws IOException {
    assertThat(listens("--from", "2021-12-29T11:50:00Z").out()).hasSize(1);
    assertThat(listens("--to", "2021-12-29").out()).isEmpty();
  }

  @Test
  void shouldKeepShorterPlaysWhenAsked() throws IOException {
    assertThat(listens("--min-played", "500ms").out()).hasSize(3);
  }

  @Test
  void shouldExitWith3AndNameMalformedRows() throws IOException {
    String file = file("bad.tsv", LISTENS + "u1\tnoon\tA\tOne\t60000\n".repeat(25));

    ReplayRun run = ReplayRun.of("--format", "listens-tsv", "--input", file);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).hasSize(2);
    assertThat(run.err().lines().filter(line -> line.startsWith("segue replay: skipped")))
        .hasSize(20)
        .first()
        .isEqualTo(
            "segue replay: skipped "
                + file
                + ":5: ended_at: expected a time such as 2021-12-29 11:49, found \"noon\"");
    assertThat(run.err()).contains("25 malformed");
  }

  @Test
  void shouldCountMalformedRowsOfTheCatalogue() throws IOException {
    ReplayRun run = listens("--tracks", file("tracks.csv", TRACKS + "bad id,One,A,rock\n"));

    assertThat(run.exitCode()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--format mp3 --input x | --format: expected one of spotify-history",
        "--format listens-tsv --input a[*.tsv | a[*.tsv: expected a pattern such as",
        "--format listens-tsv --input x.tsv | found nothing; check the path",
        "--format tracks-csv --input x.csv | x.csv: expected a file, a folder or a pattern",
        "--format tracks-csv --input LISTENS | missing track_id, track_name, track_artist",
        "--format tracks-csv --input LISTENS --tracks y | tracks-csv has none",
        "--format listens-tsv --input LISTENS --artist-genres | add --tracks",
        "--format listens-tsv --input LISTENS --rate 0 | --rate: expected a number above 0",
        "--format listens-tsv --input LISTENS --from 2021-01-02 --to 2021-01-01 | is not before",
        "--format listens-tsv --input LISTENS --from monday | expected a day such as 2021-03-01",
        "--format listens-tsv --input LISTENS --min-played long | expected a duration such as 30s",
        "--format listens-tsv --input LISTENS --topic-prefix ä | topic.prefix: expected",
        "--format listens-tsv --input LISTENS --bootstrap x:1 --set a=b | --set a: expected a key",
        "--format listens-tsv | --input",
        "--input LISTENS | --format",
      })
  void shouldExitWith2AndSayWhatIsWrong(String line, String message) throws IOException {
    String listens = file("listens.tsv", LISTENS);

    ReplayRun run = ReplayRun.of(line.replace("LISTENS", listens).split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void shouldEndQuietlyWhenNobodyReadsAnyMore() throws IOException {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    ReplayRun run =
        ReplayRun.into(
            closed,
            "--format",
            "listens-tsv",
            "--input",
            file("many.tsv", LISTENS + "u1\t2021-12-29 11:50\tA\tOne\t60000\n".repeat(1000)));

    assertThat(run.exitCode()).isZero();
  }

  @Test
  void shouldExitWith1WhenNoBrokerAnswers() throws IOException {
    ReplayRun run =
        listens(
            "--bootstrap",
            "127.0.0.1:1",
            "--set",
            "kafka.request.timeout.ms=500",
            "--set",
            "kafka.default.api.timeout.ms=500");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("cannot use the broker 127.0.0.1:1").contains("--bootstrap");
  }

  @Test
  void shouldMergeListensAndTweetsOfAPersonByTime() throws IOException {
    String tweets =
        Stream.of("2021-12-29T11:49:30Z", "2021-12-29T11:48:00Z", "2021-12-30T00:00:00Z")
            .map(
                at ->
                    "{\"id\":\"%s\",\"author_id\":\"u1\",\"created_at\":\"%s\",\"text\":\"hi\"}\n"
                        .formatted(at, at))
            .collect(Collectors.joining());

    ReplayRun run =
        listens(
            "--format",
            "twitter-v2",
            "--input",
            file("tweets.jsonl", tweets),
            "--tracks",
            file("tracks.csv", TRACKS));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().stream().map(line -> line.replaceFirst(".*?:\"(\\w+)\".*", "$1")))
        .containsExactly("tracks", "tracks", "tweets", "listens", "tweets", "listens", "tweets");
    assertThat(run.err()).contains("reading 2 files").contains("of 6 rows 5 used, 1 too short");
  }

  @Test
  void shouldReadTheFilesOfOneFormatAsOneExport() throws IOException {
    ReplayRun run = listens("--format", "listens-tsv", "--input", file("again.tsv", LISTENS));

    assertThat(run.out()).isEqualTo(listens().out());
    assertThat(run.err()).contains("2 repeats");
  }

  @Test
  void shouldReadTweets() throws IOException {
    String tweet =
        "{\"data\":{\"id\":\"1\",\"author_id\":\"u\",\"created_at\":\"2023-01-26T15:00:00Z\","
            + "\"text\":\"hi\",\"entities\":{\"urls\":[{\"expanded_url\":\"https://a.b/c\"}]}}}";

    ReplayRun run = ReplayRun.of("--format", "twitter-v2", "--input", file("t.json", tweet));

    assertThat(run.out())
        .isEqualTo(
            List.of(
                "{\"topic\":\"tweets\",\"key\":\"u\",\"value\":{\"id\":\"1\","
                    + "\"created_at\":1674745200000,\"text\":\"hi\",\"urls\":[\"https://a.b/c\"],"
                    + "\"language\":null,\"utc_offset_minutes\":null}}"));
  }
}
