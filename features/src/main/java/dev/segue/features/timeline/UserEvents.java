package dev.segue.features.timeline;

import dev.segue.features.links.MusicLinks;
import dev.segue.features.stress.StressScorer;
import dev.segue.schemas.Listen;
import dev.segue.schemas.TrackProfile;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.UserProfile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns the records of the input topics into events that can be folded. Thread-safe if its parts
 * are.
 */
public final class UserEvents {

  private static final long FUTURE_MILLIS = Duration.ofDays(1).toMillis();
  private static final int MAX_OFFSET_MINUTES = 18 * 60;

  /** Longest id of an event or track, bytes of UTF-8: state and outputs repeat ids. */
  private static final int LONGEST_ID = 500;

  private static final int MOST_LINKS = 100;

  private final StressScorer scorer;
  private final Function<String, TrackProfile> profiles;
  private final Clock clock;

  /**
   * @param profiles profile of a track id as known now; null when there is none
   * @param clock for refusing event times more than a day in the future
   */
  public UserEvents(StressScorer scorer, Function<String, TrackProfile> profiles, Clock clock) {
    this.scorer = scorer;
    this.profiles = profiles;
    this.clock = clock;
  }

  /** The events of one record, or why the record cannot be folded. */
  public sealed interface Read {

    /** At least one event: a tweet with k track links gives k sessions. */
    record Events(List<UserEvent> events) implements Read {}

    /** The record is invalid: what, expected and found, without any text of the user. */
    record Invalid(String reason) implements Read {}
  }

  public Read read(Listen listen) {
    String invalid = invalid(listen.getId(), listen.getListenedAt(), listen.getUtcOffsetMinutes());
    if (invalid == null) {
      invalid = invalidTrack(listen.getTrackId());
    }
    if (invalid != null) {
      return new Read.Invalid(invalid);
    }
    return new Read.Events(
        List.of(
            session(
                listen.getId(),
                listen.getListenedAt(),
                listen.getTrackId(),
                listen.getUtcOffsetMinutes())));
  }

  public Read read(Tweet tweet) {
    String invalid = invalid(tweet.getId(), tweet.getCreatedAt(), tweet.getUtcOffsetMinutes());
    if (invalid != null) {
      return new Read.Invalid(invalid);
    }
    List<String> trackIds = MusicLinks.trackIds(tweet.getText(), tweet.getUrls());
    if (trackIds.isEmpty()) {
      long at = tweet.getCreatedAt().toEpochMilli();
      return new Read.Events(
          List.of(new UserEvent.ScoredTweet(tweet.getId(), at, scorer.score(tweet.getText()))));
    }
    if (trackIds.size() > MOST_LINKS || trackIds.stream().anyMatch(UserEvents::isTooLong)) {
      return new Read.Invalid(
          "track links: expected at most %d, none for an id of more than %d bytes, found %d"
              .formatted(MOST_LINKS, LONGEST_ID, trackIds.size()));
    }
    List<UserEvent> sessions = new ArrayList<>();
    for (int i = 0; i < trackIds.size(); i++) {
      String id = i == 0 ? tweet.getId() : tweet.getId() + "#" + i;
      sessions.add(session(id, tweet.getCreatedAt(), trackIds.get(i), tweet.getUtcOffsetMinutes()));
    }
    return new Read.Events(sessions);
  }

  public Read read(UserProfile profile) {
    String zone = profile.getTimeZone();
    try {
      if (zone != null) {
        ZoneId.of(zone);
      }
    } catch (DateTimeException notAZone) {
      return new Read.Invalid("time_zone: expected an IANA time zone, found another text");
    }
    Optional<Cohort> cohort = Cohort.of(profile.getCohort(), profile.getCohortConsent());
    if (cohort.isEmpty()) {
      String labels = String.join(", ", Cohort.LABELS);
      return new Read.Invalid("cohort: expected one of " + labels + ", found another label");
    }
    return new Read.Events(List.of(new UserEvent.ProfileChanged(cohort.get(), zone)));
  }

  private UserEvent session(String id, Instant at, String trackId, Integer utcOffsetMinutes) {
    TrackProfile profile = profiles.apply(trackId);
    TrackFacts track = profile == null ? TrackFacts.unknown(trackId) : TrackFacts.of(profile);
    return new UserEvent.Session(id, at.toEpochMilli(), track, utcOffsetMinutes);
  }

  private static String invalidTrack(String trackId) {
    if (trackId.isBlank()) {
      return "track_id: expected an id with its namespace, found an empty string";
    }
    return isTooLong(trackId)
        ? "track_id: expected at most " + LONGEST_ID + " bytes, found more"
        : null;
  }

  /** Whether an id is longer than an event or a track may have: 500 bytes of UTF-8. */
  public static boolean isTooLong(String id) {
    return id.getBytes(StandardCharsets.UTF_8).length > LONGEST_ID;
  }

  private String invalid(String id, Instant at, Integer utcOffsetMinutes) {
    if (id.isBlank()) {
      return "id: expected a unique id, found an empty string";
    }
    if (isTooLong(id)) {
      return "id: expected at most " + LONGEST_ID + " bytes, found more";
    }
    if (!validTime(at.toEpochMilli(), clock.millis())) {
      return "event time: expected 1970 to a day from now, found " + at;
    }
    if (utcOffsetMinutes != null && Math.abs(utcOffsetMinutes) > MAX_OFFSET_MINUTES) {
      return "utc_offset_minutes: expected -1080 to 1080, found " + utcOffsetMinutes;
    }
    return null;
  }

  /**
   * Whether an event time can be folded: after the epoch, and not more than a day in the future.
   */
  public static boolean validTime(long at, long now) {
    return at > 0 && at <= now + FUTURE_MILLIS;
  }
}
