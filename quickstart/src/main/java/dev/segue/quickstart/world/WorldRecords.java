package dev.segue.quickstart.world;

import dev.segue.quickstart.world.Arrival.Role;
import dev.segue.quickstart.world.Happening.Medium;
import dev.segue.schemas.Listen;
import dev.segue.schemas.ListenSource;
import dev.segue.schemas.Track;
import dev.segue.schemas.Tweet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Writes arrivals as the records of the topics. Thread-safe. */
final class WorldRecords {

  private static final Instant FUTURE = Instant.parse("2999-01-01T00:00:00Z");
  private static final List<String> PLAYLIST =
      List.of("https://open.spotify.com/playlist/37i9dQZF1DX4WYpdgoIcn6");

  private final WorldSetting setting;

  WorldRecords(WorldSetting setting) {
    this.setting = setting;
  }

  WorldEvent event(long sequence, Arrival arrival) {
    Happening what = arrival.what();
    String key = arrival.role() == Role.NO_KEY ? null : what.who().id();
    if (arrival.role() == Role.UNDECODABLE) {
      byte[] raw = ("no record: " + what.id()).getBytes(StandardCharsets.UTF_8);
      return new WorldEvent(sequence, arrival.arrivesAt(), what.topic(), key, null, raw);
    }
    Instant at = arrival.role() == Role.FUTURE ? FUTURE : Instant.ofEpochMilli(what.at());
    SpecificRecord value =
        what.medium() == Medium.PLAYED ? listen(what, at, arrival.role()) : tweet(what, at);
    return new WorldEvent(sequence, arrival.arrivesAt(), what.topic(), key, value, null);
  }

  private Listen listen(Happening what, Instant at, Role role) {
    Track track = setting.catalogue().track(what.thing()).track();
    return Listen.newBuilder()
        .setId(what.id())
        .setTrackId(role == Role.NO_TRACK ? "" : track.getId())
        .setListenedAt(at)
        .setSource(ListenSource.PLAYER)
        .setMsPlayed(track.getDurationMs())
        .setUtcOffsetMinutes(offset(what))
        .build();
  }

  private Tweet tweet(Happening what, Instant at) {
    Tweet.Builder tweet =
        Tweet.newBuilder()
            .setId(what.id())
            .setCreatedAt(at)
            .setLanguage("en")
            .setUtcOffsetMinutes(offset(what));
    if (what.medium() == Medium.SAID) {
      boolean playlist = what.at() % 50 == 0;
      return tweet
          .setText(setting.grammar().text(what.thing()))
          .setUrls(playlist ? PLAYLIST : List.of())
          .build();
    }
    CatalogueTrack shared = setting.catalogue().track(what.thing());
    return tweet
        .setText("on repeat: " + shared.track().getTitle() + " by " + shared.track().getArtist())
        .setUrls(List.of(shared.url()))
        .build();
  }

  private static Integer offset(Happening what) {
    return what.tellsOffset() ? what.who().utcOffsetMinutes() : null;
  }
}
