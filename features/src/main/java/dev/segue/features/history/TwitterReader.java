package dev.segue.features.history;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads responses of the Twitter API v2: {@code data} (one tweet or many) and {@code
 * includes.tweets}, which are tweets of their own authors; bare tweet objects; any number of these
 * in one file, in an array or one after the other (JSON lines).
 *
 * <p>The user is {@code author_id}, the time {@code created_at}; both have to be requested ({@code
 * tweet.fields}). URLs are {@code entities.urls[].unwound_url} where given, else {@code
 * expanded_url}. Text is that of {@code note_tweet} for long tweets; HTML entities are undone. A
 * retweet is skipped and counted: its text and its links are somebody else's. A quoting tweet or a
 * reply is the user's own. A tweet that occurs again is a repeat.
 */
record TwitterReader() implements HistoryReader {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public ReadSummary read(List<Path> files, Consumer<HistoryRow> rows) throws IOException {
    Reading reading = new Reading(rows);
    Tweets tweets = new Tweets(reading);
    for (Path file : files) {
      JsonEntries entries = new JsonEntries(file, reading);
      entries.read(parser -> new Responses(parser, entries, tweets::add).read());
    }
    tweets.finish();
    return reading.summary();
  }

  /** The documents of one file. */
  private record Responses(JsonParser parser, JsonEntries entries, Consumer<JsonNode> tweet) {

    void read() throws IOException {
      for (JsonToken next = parser.nextToken(); next != null; next = parser.nextToken()) {
        if (next == JsonToken.START_OBJECT) {
          response();
        } else if (next != JsonToken.START_ARRAY && next != JsonToken.END_ARRAY) {
          entries.value(parser, tweet);
        }
      }
    }

    /** A response, or a tweet object, which has neither data nor includes. */
    private void response() throws IOException {
      long line = entries.lineOf(parser);
      ObjectNode bare = JSON.createObjectNode();
      boolean response = false;
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "data" -> tweets();
          case "includes" -> includes();
          case "errors", "meta" -> parser.skipChildren();
          default -> bare.set(name, JSON.readTree(parser));
        }
        response |= List.of("data", "includes", "errors", "meta").contains(name);
      }
      if (!response) {
        entries.accept(line, bare, tweet);
      }
    }

    private void includes() throws IOException {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        return;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        boolean wanted = parser.currentName().equals("tweets");
        parser.nextToken();
        if (wanted) {
          tweets();
        } else {
          parser.skipChildren();
        }
      }
    }

    private void tweets() throws IOException {
      if (parser.currentToken() == JsonToken.START_ARRAY) {
        entries.array(parser, tweet);
      } else {
        entries.value(parser, tweet);
      }
    }
  }
}
