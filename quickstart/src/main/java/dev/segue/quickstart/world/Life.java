package dev.segue.quickstart.world;

import dev.segue.schemas.Genre;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Simulates what one user does, slot by slot, by the tables of the {@link WorldModel}. */
final class Life {

  private static final double SHARED = 0.3;
  private static final double TELLS_OFFSET = 0.9;

  /** The last minute of a slot stays empty: events of a user keep a minute's distance. */
  private static final long PAUSE_MILLIS = 60_000;

  private final WorldModel model;
  private final TweetGrammar grammar;
  private final WorldConfig config;
  private final Resident who;
  private final UserType type;
  private final SplittableRandom random;
  private final TrackChoice tracks;
  private final List<Happening> happenings = new ArrayList<>();

  private int mood;
  private int slotsSinceSession = WorldModel.SOON_SLOTS;
  private int previousGenre = WorldModel.GENRES;

  private Life(WorldSetting setting, WorldConfig config, Resident who) {
    this.model = setting.model();
    this.grammar = setting.grammar();
    this.config = config;
    this.who = who;
    this.type = model.types().get(who.type());
    this.random = Seeds.of(config.seed(), who.index(), Seeds.LIFE);
    this.tracks =
        new TrackChoice(setting.catalogue(), Seeds.of(config.seed(), who.index(), Seeds.TRACKS));
  }

  /** Everything a user did from the world's start to its end, in order. */
  static List<Happening> of(WorldSetting setting, WorldConfig config, Resident who) {
    Life life = new Life(setting, config, who);
    life.live();
    return life.happenings;
  }

  private void live() {
    Week week = model.week();
    long start = config.start().toEpochMilli();
    int slots = config.days() * week.slotsPerDay();
    int slot = week.slotOf(start, who.utcOffsetMinutes());
    mood = draw(type.moods(slot));
    for (int i = 0; i < slots; i++) {
      live(slot, start + i * week.slotMillis());
      slot = week.next(slot);
    }
  }

  private void live(int slot, long slotStart) {
    slotsSinceSession++;
    if (random.nextDouble() >= type.stay(slotsSinceSession)) {
      mood = draw(type.moods(slot));
    }
    boolean soon = WorldModel.isSoon(slotsSinceSession);
    double session = type.session(slot, soon);
    double u = random.nextDouble();
    if (u < session) {
      play(slotStart);
    } else if (u < session + type.tweet(slot, mood, soon)) {
      add(slotStart, Happening.Medium.SAID, null, grammar.draw(mood, random));
    }
  }

  private void play(long slotStart) {
    Genre genre = Genre.UNKNOWN;
    if (random.nextDouble() >= WorldModel.UNTAGGED) {
      genre = Genre.values()[draw(type.genres(mood, previousGenre))];
      previousGenre = genre.ordinal();
    }
    slotsSinceSession = 0;
    Happening.Medium medium =
        random.nextDouble() < SHARED ? Happening.Medium.SHARED : Happening.Medium.PLAYED;
    add(slotStart, medium, genre, tracks.next(genre).index());
  }

  private void add(long slotStart, Happening.Medium medium, Genre genre, int thing) {
    long at = slotStart + random.nextLong(model.week().slotMillis() - PAUSE_MILLIS);
    String id =
        String.format(
            "%s-%s%05d",
            who.id(), medium == Happening.Medium.PLAYED ? "l" : "t", happenings.size());
    boolean tellsOffset = random.nextDouble() < TELLS_OFFSET;
    happenings.add(new Happening(who, id, at, medium, genre, thing, tellsOffset));
  }

  private int draw(double[] probabilities) {
    double u = random.nextDouble();
    for (int i = 0; i < probabilities.length - 1; i++) {
      u -= probabilities[i];
      if (u < 0) {
        return i;
      }
    }
    return probabilities.length - 1;
  }
}
