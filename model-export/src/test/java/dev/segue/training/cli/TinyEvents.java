package dev.segue.training.cli;

import dev.segue.features.history.EventFiles;
import dev.segue.features.history.EventFiles.Keyed;
import dev.segue.schemas.Listen;
import dev.segue.schemas.ListenSource;
import dev.segue.schemas.Track;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.UserProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** A directory of events of a few users, who like two of three genres each, and tweet. */
final class TinyEvents {

  private static final List<String> GENRES = List.of("pop", "rock", "hip hop");
  private static final Instant BEGIN = Instant.parse("2025-01-01T08:00:00Z");

  private TinyEvents() {}

  static void write(Path directory, int users, int sessions) throws IOException {
    try (EventFiles.Writer tracks = open(directory, "tracks", Track.getClassSchema());
        EventFiles.Writer profiles = open(directory, "users", UserProfile.getClassSchema());
        EventFiles.Writer tweets = open(directory, "tweets", Tweet.getClassSchema());
        EventFiles.Writer listens = open(directory, "listens", Listen.getClassSchema())) {
      for (int track = 0; track < 9; track++) {
        tracks.add(keyed("name:a/" + track, 0, track(track)));
      }
      for (int user = 0; user < users; user++) {
        profiles.add(keyed("u" + user, user, profile()));
      }
      SplittableRandom random = new SplittableRandom(8);
      long sequence = users;
      for (int n = 0; n < sessions; n++) {
        for (int user = 0; user < users; user++) {
          Instant at = BEGIN.plus(Duration.ofHours(n));
          int track = 3 * random.nextInt(3) + (user + random.nextInt(2)) % 3;
          listens.add(keyed("u" + user, sequence++, listen("l" + user + "-" + n, at, track)));
          Instant later = at.plusSeconds(600);
          tweets.add(keyed("u" + user, sequence++, tweet("t" + user + "-" + n, later)));
        }
      }
    }
  }

  private static EventFiles.Writer open(Path directory, String name, Schema schema)
      throws IOException {
    return new EventFiles.Writer(directory.resolve(name + ".avro"), schema);
  }

  private static Keyed<SpecificRecord> keyed(String key, long sequence, SpecificRecord value) {
    return new Keyed<>(key, sequence, value);
  }

  private static UserProfile profile() {
    return UserProfile.newBuilder().setTimeZone("Europe/Berlin").build();
  }

  private static Track track(int number) {
    return Track.newBuilder()
        .setId("name:a/" + number)
        .setTitle("Title " + number)
        .setArtist("Artist " + number / 3)
        .setGenres(List.of(GENRES.get(number % 3)))
        .setTags(List.of())
        .build();
  }

  private static Listen listen(String id, Instant at, int track) {
    return Listen.newBuilder()
        .setId(id)
        .setTrackId("name:a/" + track)
        .setListenedAt(at)
        .setSource(ListenSource.PLAYER)
        .build();
  }

  private static Tweet tweet(String id, Instant at) {
    return Tweet.newBuilder()
        .setId(id)
        .setCreatedAt(at)
        .setText("I am so stressed")
        .setUrls(List.of())
        .build();
  }
}
