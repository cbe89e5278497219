package dev.segue.features.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.stress.StressScore;
import dev.segue.schemas.Genre;
import dev.segue.schemas.GenreSource;
import dev.segue.schemas.Listen;
import dev.segue.schemas.ListenSource;
import dev.segue.schemas.TrackProfile;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.UserProfile;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserEventsTest {

  private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");
  private static final TrackProfile PROFILE =
      TrackProfile.newBuilder()
          .setTrackId("spotify:track:4uLU6hMCjMI75M1A2tKUQC")
          .setTitle("Title")
          .setArtist("Artist")
          .setGenre(Genre.POP)
          .setGenreSource(GenreSource.TAXONOMY)
          .setPopularity(70f)
          .setDigest(5)
          .build();

  private final UserEvents events =
      new UserEvents(
          text -> new StressScore(-3, 1),
          Map.of(PROFILE.getTrackId(), PROFILE)::get,
          Clock.fixed(NOW, ZoneOffset.UTC));

  private static Listen.Builder listen() {
    return Listen.newBuilder()
        .setId("l1")
        .setTrackId(PROFILE.getTrackId())
        .setListenedAt(NOW)
        .setSource(ListenSource.PLAYER)
        .setUtcOffsetMinutes(60);
  }

  private static Tweet.Builder tweet(String text) {
    return Tweet.newBuilder().setId("t1").setCreatedAt(NOW).setText(text).setUrls(List.of());
  }

  private static String reason(UserEvents.Read read) {
    return ((UserEvents.Read.Invalid) read).reason();
  }

  @Test
  void shouldCopyTheProfileIntoTheSession() {
    UserEvents.Read read = events.read(listen().build());

    TrackFacts facts = new TrackFacts(PROFILE.getTrackId(), Genre.POP, "Artist", null, 70f, 5);
    assertThat(read)
        .isEqualTo(
            new UserEvents.Read.Events(
                List.of(new UserEvent.Session("l1", NOW.toEpochMilli(), facts, 60))));
  }

  @Test
  void shouldCallATrackWithoutProfileUnknown() {
    UserEvents.Read read = events.read(listen().setTrackId("apple:1").build());

    UserEvent.Session session = (UserEvent.Session) ((UserEvents.Read.Events) read).events().get(0);
    assertThat(session.track()).isEqualTo(TrackFacts.unknown("apple:1"));
  }

  @Test
  void shouldMakeASessionOfEveryTrackLinkInATweet() {
    Tweet linked =
        tweet("two songs")
            .setUrls(
                List.of(
                    "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC",
                    "https://soundcloud.com/artist/song"))
            .build();

    List<UserEvent> read = ((UserEvents.Read.Events) events.read(linked)).events();

    assertThat(read).extracting(e -> ((UserEvent.Session) e).id()).containsExactly("t1", "t1#1");
    assertThat(((UserEvent.Session) read.get(0)).track().genre()).isEqualTo(Genre.POP);
    assertThat(((UserEvent.Session) read.get(1)).track().trackId())
        .isEqualTo("soundcloud:artist/song");
  }

  @Test
  void shouldScoreATweetWithoutTrackLink() {
    UserEvents.Read read = events.read(tweet("so stressed").build());

    assertThat(((UserEvents.Read.Events) read).events())
        .containsExactly(
            new UserEvent.ScoredTweet("t1", NOW.toEpochMilli(), new StressScore(-3, 1)));
  }

  @Test
  void shouldSayWhatIsInvalidWithoutTheText() {
    assertThat(reason(events.read(listen().setId(" ").build())))
        .isEqualTo("id: expected a unique id, found an empty string");
    assertThat(reason(events.read(listen().setTrackId("").build())))
        .isEqualTo("track_id: expected an id with its namespace, found an empty string");
    assertThat(reason(events.read(listen().setListenedAt(NOW.plusSeconds(90_000)).build())))
        .isEqualTo("event time: expected 1970 to a day from now, found 2026-01-03T01:00:00Z");
    assertThat(reason(events.read(tweet("private").setCreatedAt(Instant.EPOCH).build())))
        .isEqualTo("event time: expected 1970 to a day from now, found 1970-01-01T00:00:00Z");
    assertThat(reason(events.read(listen().setUtcOffsetMinutes(5000).build())))
        .isEqualTo("utc_offset_minutes: expected -1080 to 1080, found 5000");
  }

  @Test
  void shouldRefuseIdsThatAreTooLongWithoutRepeatingThem() {
    String longest = "ä".repeat(250);
    String tooLong = longest + "x";

    assertThat(events.read(listen().setId(longest).setTrackId(longest).build()))
        .isInstanceOf(UserEvents.Read.Events.class);
    assertThat(reason(events.read(listen().setId(tooLong).build())))
        .isEqualTo("id: expected at most 500 bytes, found more");
    assertThat(reason(events.read(tweet("x").setId(tooLong).build())))
        .isEqualTo("id: expected at most 500 bytes, found more");
    assertThat(reason(events.read(listen().setTrackId(tooLong).build())))
        .isEqualTo("track_id: expected at most 500 bytes, found more");
    List<String> urls = List.of("https://soundcloud.com/artist/" + "s".repeat(500));
    assertThat(reason(events.read(tweet("x").setUrls(urls).build())))
        .isEqualTo(
            "track links: expected at most 100, none for an id of more than 500 bytes, found 1");
  }

  @Test
  void shouldRefuseATweetOfVeryManyTrackLinks() {
    List<String> urls =
        IntStream.range(0, 101).mapToObj(i -> "https://soundcloud.com/artist/s" + i).toList();

    assertThat(events.read(tweet("x").setUrls(urls.subList(0, 100)).build()))
        .isInstanceOf(UserEvents.Read.Events.class);
    assertThat(reason(events.read(tweet("x").setUrls(urls).build()))).endsWith("found 101");
  }

  @Test
  void shouldCutLongNamesBetweenTwoCharacters() {
    TrackProfile profile = TrackProfile.newBuilder(PROFILE).build();
    profile.setArtist("a".repeat(600));
    profile.setAlbum("a".repeat(499) + "🎵🎵");

    TrackFacts facts = TrackFacts.of(profile);

    assertThat(facts.artist()).isEqualTo("a".repeat(500));
    assertThat(facts.album()).isEqualTo("a".repeat(499));
  }

  @Test
  void shouldUseACohortOnlyWithConsent() {
    UserProfile profile =
        UserProfile.newBuilder().setCohort("anxiety").setTimeZone("Europe/Vienna").build();

    assertThat(events.read(profile))
        .isEqualTo(
            new UserEvents.Read.Events(
                List.of(new UserEvent.ProfileChanged(Cohort.UNKNOWN, "Europe/Vienna"))));
    profile.setCohortConsent(true);
    assertThat(events.read(profile))
        .isEqualTo(
            new UserEvents.Read.Events(
                List.of(new UserEvent.ProfileChanged(Cohort.DIAGNOSED, "Europe/Vienna"))));
    profile.setTimeZone("Mars/Base");
    assertThat(reason(events.read(profile)))
        .isEqualTo("time_zone: expected an IANA time zone, found another text");
  }

  @ParameterizedTest
  @CsvSource({
    "control, CONTROL",
    "' Control ', CONTROL",
    "depression, DIAGNOSED",
    "Anxiety, DIAGNOSED",
    "bipolar, DIAGNOSED",
    "borderline, DIAGNOSED",
    "panic, DIAGNOSED",
    "PTSD, DIAGNOSED",
    "' ', UNKNOWN"
  })
  void shouldReadTheLabelsOfCohorts(String label, Cohort cohort) {
    UserProfile profile = UserProfile.newBuilder().setCohort(label).setCohortConsent(true).build();

    assertThat(events.read(profile))
        .isEqualTo(new UserEvents.Read.Events(List.of(new UserEvent.ProfileChanged(cohort, null))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "healthy", "controls", "depresion"})
  void shouldRefuseAnUnknownCohortInsteadOfCallingItADiagnosis(String label) {
    UserProfile profile = UserProfile.newBuilder().setCohort(label).setCohortConsent(true).build();

    assertThat(reason(events.read(profile)))
        .isEqualTo(
            "cohort: expected one of control, depression, anxiety, bipolar, borderline, panic,"
                + " ptsd, found another label");
    profile.setCohortConsent(false);
    assertThat(events.read(profile))
        .isEqualTo(
            new UserEvents.Read.Events(
                List.of(new UserEvent.ProfileChanged(Cohort.UNKNOWN, null))));
  }
}
