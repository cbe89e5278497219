package dev.segue.quickstart.world;

import dev.segue.quickstart.world.Arrival.Role;
import dev.segue.quickstart.world.Happening.Medium;
import dev.segue.schemas.Genre;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Sends what one user did to the topics, with the {@link Disturbances}.
 *
 * <p>What becomes of a record must not depend on how a consumer interleaves two topics. Within a
 * topic the order of arrival is the order of reading; between topics a user's records keep the
 * order of their event times, a minute apart, unless the delayed record passes records of its own
 * topic only.
 */
final class Arrivals {

  private static final long QUICKEST_MILLIS = 200;
  private static final int SPREAD_MILLIS = 2_000;
  private static final long MARGIN_MILLIS = 10_000;
  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

  private final Disturbances disturbances;
  private final WorldSetting setting;
  private final WorldConfig config;
  private final List<Happening> life;
  private final SplittableRandom random;
  private final List<Arrival> arrivals = new ArrayList<>();
  private final Set<Long> busySlots = new HashSet<>();
  private int additional;

  private Arrivals(WorldSetting setting, WorldConfig config, List<Happening> life) {
    this.setting = setting;
    this.config = config;
    this.disturbances = config.disturbances();
    this.life = life;
    this.random = Seeds.of(config.seed(), life.get(0).who().index(), Seeds.ARRIVALS);
  }

  /** The arrivals of a user's records, in no particular order. */
  static List<Arrival> of(WorldSetting setting, WorldConfig config, List<Happening> life) {
    if (life.isEmpty()) {
      return List.of();
    }
    Arrivals sent = new Arrivals(setting, config, life);
    sent.send();
    return sent.arrivals;
  }

  private void send() {
    life.forEach(happening -> busySlots.add(slot(happening.at())));
    for (int i = 0; i < life.size(); i++) {
      long arrivesAt = life.get(i).at() + latency(i);
      arrivals.add(new Arrival(arrivesAt, life.get(i), Role.GENUINE));
      if (random.nextDouble() < disturbances.duplicated()) {
        long again = arrivesAt + 1_000 + random.nextLong(HOUR_MILLIS / 3);
        arrivals.add(new Arrival(again, life.get(i), Role.DUPLICATE));
      }
      if (random.nextDouble() < disturbances.late()) {
        sendLate();
      }
      if (random.nextDouble() < disturbances.malformed()) {
        sendMalformed(life.get(i));
      }
    }
  }

  private long latency(int i) {
    long latency = QUICKEST_MILLIS + random.nextInt(SPREAD_MILLIS);
    if (random.nextDouble() >= disturbances.delayed()) {
      return latency;
    }
    long delayed = 30_000 + random.nextLong(disturbances.grace().toMillis() * 9 / 10 - 30_000);
    return mayPass(i, life.get(i).at() + delayed + MARGIN_MILLIS) ? delayed : latency;
  }

  /** Whether the records that a delayed one would pass are of its topic, and not both sessions. */
  private boolean mayPass(int i, long until) {
    Happening delayed = life.get(i);
    for (int j = i + 1; j < life.size() && life.get(j).at() <= until; j++) {
      boolean sessions = delayed.isSession() && life.get(j).isSession();
      if (sessions || !life.get(j).topic().equals(delayed.topic())) {
        return false;
      }
    }
    return true;
  }

  /**
   * Adds a record of an idle slot that arrives a day or more later, when a newer record on the same
   * topic has closed all windows that could take it.
   */
  private void sendLate() {
    Medium medium = random.nextBoolean() ? Medium.PLAYED : Medium.SAID;
    long lived = Duration.ofDays(config.days()).toMillis();
    long at = config.start().toEpochMilli() + random.nextLong(lived);
    long arrivesAt = at + 24 * HOUR_MILLIS + random.nextLong(24 * HOUR_MILLIS);
    if (busySlots.contains(slot(at)) || !overtaken(medium, at, arrivesAt)) {
      return;
    }
    busySlots.add(slot(at));
    arrivals.add(new Arrival(arrivesAt, additional(medium, at), Role.LATE));
  }

  private boolean overtaken(Medium medium, long at, long arrivesAt) {
    return life.stream()
        .anyMatch(
            h ->
                (medium == Medium.SAID ? h.medium() != Medium.PLAYED : h.medium() == medium)
                    && h.at() > at + 2 * HOUR_MILLIS
                    && h.at() < arrivesAt - HOUR_MILLIS);
  }

  private void sendMalformed(Happening near) {
    Role role =
        switch (random.nextInt(4)) {
          case 0 -> Role.UNDECODABLE;
          case 1 -> Role.NO_KEY;
          case 2 -> Role.FUTURE;
          default -> Role.NO_TRACK;
        };
    boolean listen = role == Role.NO_TRACK || random.nextBoolean();
    Happening what = additional(listen ? Medium.PLAYED : Medium.SAID, near.at());
    arrivals.add(new Arrival(near.at() + 5_000 + random.nextInt(SPREAD_MILLIS), what, role));
  }

  /** A record that tells nothing of the user: any track, any text. */
  private Happening additional(Medium medium, long at) {
    boolean tweet = medium == Medium.SAID;
    Genre genre = tweet ? null : Genre.values()[random.nextInt(WorldModel.GENRES)];
    int thing = tweet ? setting.grammar().drawAny(random) : anyTrack(genre);
    Resident who = life.get(0).who();
    String id = String.format("%s-x%05d", who.id(), additional++);
    return new Happening(who, id, at, medium, genre, thing, true);
  }

  private int anyTrack(Genre genre) {
    List<List<CatalogueTrack>> artists = setting.catalogue().artists(genre);
    List<CatalogueTrack> artist = artists.get(random.nextInt(artists.size()));
    return artist.get(random.nextInt(artist.size())).index();
  }

  private long slot(long at) {
    return at / setting.model().week().slotMillis();
  }
}
