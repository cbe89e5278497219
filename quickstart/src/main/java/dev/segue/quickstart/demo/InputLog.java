package dev.segue.quickstart.demo;

import dev.segue.features.links.MusicLinks;
import dev.segue.schemas.Listen;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.serde.SpecificAvroDeserializer;
import dev.segue.schemas.serde.UndecodableRecordException;
import dev.segue.streams.config.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The events that lie in the topics of listens and tweets, by id and by where they lie. About 200
 * bytes an event. Not thread-safe.
 */
final class InputLog {

  /** How the world writes bytes that are no record. */
  private static final String NO_RECORD = "no record: ";

  /**
   * One event of a record.
   *
   * @param user key of the record; "?" without one
   * @param id of the listen or tweet, with the suffix of a further link; where neither record nor
   *     bytes tell one, the place
   * @param session whether it is a listen or a link to a track; of bytes that are no record,
   *     whether they lie among the listens
   */
  record Event(String user, String id, boolean session) {

    String name() {
      return Tally.name(user, id);
    }
  }

  private final SpecificAvroDeserializer<SpecificRecord> deserializer;
  private final Topics topics;
  private final Map<String, List<Event>> byPlace = new HashMap<>();
  private final Ids sessions = new Ids();
  private final Ids tweets = new Ids();

  InputLog(SpecificAvroDeserializer<SpecificRecord> deserializer, Topics topics) {
    this.deserializer = deserializer;
    this.topics = topics;
  }

  void add(ConsumerRecord<byte[], byte[]> record) {
    List<Event> events = events(record);
    byPlace.put(place(record), events);
    events.forEach(event -> (event.session() ? sessions : tweets).add(event.name()));
  }

  /** Records so far. */
  long records() {
    return byPlace.size();
  }

  /** Users and ids of the listens and links to tracks, or else of the tweets without one. */
  Ids read(boolean session) {
    return session ? sessions : tweets;
  }

  /** The events of the record at that {@code topic-partition@offset}. */
  List<Event> at(String place) {
    return byPlace.getOrDefault(place, List.of());
  }

  private List<Event> events(ConsumerRecord<byte[], byte[]> record) {
    String user = record.key() == null ? "?" : new String(record.key(), StandardCharsets.UTF_8);
    boolean listen = record.topic().equals(topics.listens());
    List<Event> nameless = List.of(new Event(user, place(record), listen));
    if (record.value() == null) {
      return nameless;
    }
    try {
      SpecificRecord value = deserializer.deserialize(record.topic(), record.value());
      if (value instanceof Listen known) {
        return List.of(new Event(user, known.getId(), true));
      }
      return value instanceof Tweet tweet ? events(user, tweet) : nameless;
    } catch (UndecodableRecordException e) {
      String text = new String(record.value(), StandardCharsets.UTF_8);
      return text.startsWith(NO_RECORD)
          ? List.of(new Event(user, text.substring(NO_RECORD.length()), listen))
          : nameless;
    }
  }

  private static List<Event> events(String user, Tweet tweet) {
    int links = MusicLinks.trackIds(tweet.getText(), tweet.getUrls()).size();
    List<Event> events = new ArrayList<>();
    events.add(new Event(user, tweet.getId(), links > 0));
    for (int i = 1; i < links; i++) {
      events.add(new Event(user, tweet.getId() + "#" + i, true));
    }
    return events;
  }

  private static String place(ConsumerRecord<byte[], byte[]> record) {
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }
}
