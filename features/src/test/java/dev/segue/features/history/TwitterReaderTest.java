package dev.segue.features.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.Tweet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwitterReaderTest {

  private static final String PAGE =
      """
      {"data": [
        {"id": "2", "author_id": "u1", "created_at": "2023-01-26T15:15:00.000Z", "lang": "en",
         "text": "I &lt;3 this &amp; that https://t.co/x",
         "entities": {"urls": [
           {"url": "https://t.co/x", "expanded_url": "https://spoti.fi/x",
            "unwound_url": "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC"},
           {"url": "https://t.co/y", "expanded_url": "https://example.org"}]}},
        {"id": "3", "author_id": "u1", "created_at": "2023-01-26T15:16:00.000Z",
         "text": "RT @x: not mine", "referenced_tweets": [{"type": "retweeted", "id": "9"}]},
        {"id": "4", "author_id": "u1", "text": "when?"},
        {"id": "5", "created_at": "2023-01-26T15:16:00.000Z", "text": "who?"},
        {"id": "6", "author_id": "u2", "created_at": "2023-01-26T15:14:00.000Z", "lang": "und",
         "text": "long…", "note_tweet": {"text": "long and longer"},
         "referenced_tweets": [{"type": "replied_to", "id": "1"}]}],
       "includes": {"users": [{"id": "u1", "username": "x"}], "tweets": [
         {"id": "1", "author_id": "u9", "created_at": "2023-01-26T15:00:00.000Z", "text": "first"},
         {"id": "6", "author_id": "u2", "created_at": "2023-01-26T15:14:00.000Z", "text": "again"}]},
       "errors": [{"title": "Not Found"}], "meta": {"result_count": 5}}
      """;

  @TempDir Path folder;

  private Rows read(String content) throws IOException {
    return Rows.of(
        HistoryFormat.TWITTER_V2,
        HistoryOptions.DEFAULTS,
        Files.writeString(folder.resolve("tweets.json"), content));
  }

  @Test
  void shouldReadDataAndIncludedTweetsInOrder() throws IOException {
    Rows rows = read(PAGE);

    assertThat(rows.tweets()).extracting(Tweet::getId).containsExactly("1", "6", "2");
    assertThat(rows.keys()).containsExactly("u9", "u2", "u1");
    assertThat(rows.summary()).isEqualTo(new ReadSummary(7, 3, 0, 0, 1, 1, 2));
  }

  @Test
  void shouldKeepTextUrlsAndLanguage() throws IOException {
    Tweet tweet = read(PAGE).tweets().get(2);

    assertThat(tweet.getText()).isEqualTo("I <3 this & that https://t.co/x");
    assertThat(tweet.getUrls())
        .containsExactly(
            "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC", "https://example.org");
    assertThat(tweet.getLanguage()).isEqualTo("en");
    assertThat(tweet.getCreatedAt()).isEqualTo(Instant.parse("2023-01-26T15:15:00Z"));
    assertThat(tweet.getUtcOffsetMinutes()).isNull();
  }

  @Test
  void shouldTakeTheWholeTextOfLongTweets() throws IOException {
    Tweet tweet = read(PAGE).tweets().get(1);

    assertThat(tweet.getText()).isEqualTo("long and longer");
    assertThat(tweet.getLanguage()).isNull();
  }

  @Test
  void shouldReportMalformedTweetsWithoutTheirText() throws IOException {
    assertThat(read(PAGE).malformed())
        .containsExactly(
            "tweets.json:10: created_at: expected a value, found none",
            "tweets.json:11: author_id: expected a value, found none");
  }

  @Test
  void shouldReadSingleTweetsArraysAndLines() throws IOException {
    String tweet =
        "{\"id\":\"%s\",\"author_id\":\"u\",\"created_at\":\"2023-01-26T15:00:00Z\",\"text\":\"t\"}";
    String one = tweet.formatted("1");
    String two = tweet.formatted("2");
    String single = "{\"data\":" + one + ",\"includes\":{}}";

    assertThat(read(single).tweets()).hasSize(1);
    assertThat(read(one + "\n" + two + "\n").tweets()).hasSize(2);
    assertThat(read("[" + one + "," + two + "]").tweets()).hasSize(2);
    assertThat(read("[" + single + "," + two + "]").tweets()).hasSize(2);
    assertThat(read(single + "\n{\"data\":" + two + "}").tweets()).hasSize(2);
    assertThat(read("").tweets()).isEmpty();
  }

  @Test
  void shouldGoOnWithTheNextOfJsonLines() throws IOException {
    String tweet =
        "{\"id\":\"1\",\"author_id\":\"u\",\"created_at\":\"2023-01-26T15:00:00Z\",\"text\":\"t\"}";
    Path file = folder.resolve("tweets.jsonl");
    Files.writeString(file, "{\"data\": oops}\n\n{\"id\": \"2\"}\n" + tweet + "\n{\"data\":");

    Rows rows = Rows.of(HistoryFormat.TWITTER_V2, HistoryOptions.DEFAULTS, file);

    assertThat(rows.tweets()).hasSize(1);
    assertThat(rows.malformed())
        .extracting(row -> row.substring(0, row.indexOf(": ")))
        .containsExactly("tweets.jsonl:1", "tweets.jsonl:3", "tweets.jsonl:5");
  }

  @Test
  void shouldReportWhatIsNoResponse() throws IOException {
    assertThat(read("{\"a\": 1}").malformed())
        .containsExactly("tweets.json:1: id: expected a value, found none");
    assertThat(read("[1]").malformed())
        .containsExactly("tweets.json:1: expected an object, found NUMBER");
    assertThat(read("my secret").malformed())
        .singleElement()
        .asString()
        .startsWith("tweets.json:1: expected JSON")
        .doesNotContain("secret");
  }
}
