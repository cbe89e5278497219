package dev.segue.training.nexttrack;

import dev.segue.features.history.EventFiles;
import dev.segue.features.history.EventFiles.Keyed;
import dev.segue.schemas.Listen;
import dev.segue.schemas.ListenSource;
import dev.segue.schemas.Track;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.UserProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Event files made by hand, in the order of the calls. */
public final class ListenedEvents {

  private static final Instant BEGIN = Instant.parse("2025-01-01T08:00:00Z");

  private final List<Keyed<SpecificRecord>> users = new ArrayList<>();
  private final List<Keyed<SpecificRecord>> tweets = new ArrayList<>();
  private final List<Keyed<SpecificRecord>> listens = new ArrayList<>();
  private final List<Keyed<SpecificRecord>> tracks = new ArrayList<>();
  private long sequence;

  /** A user says what cohort is theirs. */
  public ListenedEvents profile(String user, String cohort, boolean consent) {
    UserProfile profile =
        UserProfile.newBuilder().setCohort(cohort).setCohortConsent(consent).build();
    users.add(new Keyed<>(user, sequence++, profile));
    return this;
  }

  /** A user plays a track some minutes after the beginning. */
  public ListenedEvents listen(String user, String id, int minute, String track) {
    Listen listen =
        Listen.newBuilder()
            .setId(id)
            .setTrackId(track)
            .setListenedAt(at(minute))
            .setSource(ListenSource.PLAYER)
            .build();
    listens.add(new Keyed<>(user, sequence++, listen));
    return this;
  }

  /** A user links to a track some minutes after the beginning. */
  public ListenedEvents tweet(String user, String id, int minute, String url) {
    Tweet tweet =
        Tweet.newBuilder()
            .setId(id)
            .setCreatedAt(at(minute))
            .setText("now playing")
            .setUrls(List.of(url))
            .build();
    tweets.add(new Keyed<>(user, sequence++, tweet));
    return this;
  }

  /** A track, with lyrics or null. */
  public ListenedEvents track(String id, String lyrics) {
    Track track =
        Track.newBuilder()
            .setId(id)
            .setTitle("Title of " + id)
            .setArtist("Artist")
            .setGenres(List.of(id.hashCode() % 2 == 0 ? "rock" : "dance pop"))
            .setTags(List.of())
            .setLyrics(lyrics)
            .build();
    tracks.add(new Keyed<>(id, sequence++, track));
    return this;
  }

  /** Writes the files. */
  public Path write(Path directory) throws IOException {
    write(directory, "users", UserProfile.getClassSchema(), users);
    write(directory, "tweets", Tweet.getClassSchema(), tweets);
    write(directory, "listens", Listen.getClassSchema(), listens);
    write(directory, "tracks", Track.getClassSchema(), tracks);
    return directory;
  }

  private static void write(
      Path directory, String name, Schema schema, List<Keyed<SpecificRecord>> records)
      throws IOException {
    try (EventFiles.Writer file =
        new EventFiles.Writer(directory.resolve(name + ".avro"), schema)) {
      for (Keyed<SpecificRecord> record : records) {
        file.add(record);
      }
    }
  }

  private static Instant at(int minute) {
    return BEGIN.plusSeconds(60L * minute);
  }
}
