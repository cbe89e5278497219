package dev.segue.features.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.schemas.Tweet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The tweets of an export, until they can be put in order. */
final class Tweets {

  private record Authored(String userId, Tweet tweet) {}

  private final Reading reading;
  private final List<Authored> tweets = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  Tweets(Reading reading) {
    this.reading = reading;
  }

  /** Adds a tweet object of the API. */
  void add(JsonNode object) {
    if (isRetweet(object)) {
      reading.retweet();
      return;
    }
    Fields fields = JsonEntries.fields(object);
    String id = fields.text("id");
    Authored authored = new Authored(fields.text("author_id"), tweet(id, object, fields));
    if (ids.add(id)) {
      tweets.add(authored);
    } else {
      reading.repeat();
    }
  }

  /** Hands on the tweets by (time, row). */
  void finish() {
    tweets.sort(Comparator.comparing(authored -> authored.tweet().getCreatedAt()));
    tweets.forEach(authored -> reading.event(authored.userId(), authored.tweet()));
  }

  private static boolean isRetweet(JsonNode object) {
    return elements(object.path("referenced_tweets"))
        .anyMatch(reference -> reference.path("type").asText().equals("retweeted"));
  }

  private static Tweet tweet(String id, JsonNode object, Fields fields) {
    JsonNode note = object.path("note_tweet");
    Optional<String> longText = JsonEntries.fields(note).find("text");
    EventTime time = EventTime.parse("created_at", fields.text("created_at"));
    Set<String> urls = new LinkedHashSet<>();
    addUrls(object.path("entities"), urls);
    addUrls(note.path("entities"), urls);
    return Tweet.newBuilder()
        .setId(id)
        .setCreatedAt(Instant.ofEpochMilli(time.at()))
        .setText(unescaped(longText.orElseGet(() -> fields.text("text"))))
        .setUrls(List.copyOf(urls))
        .setLanguage(fields.find("lang").filter(lang -> !lang.equals("und")).orElse(null))
        .build();
  }

  private static void addUrls(JsonNode entities, Set<String> urls) {
    elements(entities.path("urls"))
        .map(JsonEntries::fields)
        .flatMap(url -> url.find("unwound_url").or(() -> url.find("expanded_url")).stream())
        .forEach(urls::add);
  }

  /** The API escapes these three characters, and only these. */
  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return array.valueStream();
  }
}
