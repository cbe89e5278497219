package dev.segue.quickstart.world;

import dev.segue.features.stress.StressScorer;
import dev.segue.quickstart.world.OracleForecasts.Forecasts;
import dev.segue.schemas.Track;
import dev.segue.schemas.UserProfile;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A generated world: users who listen and tweet as {@code docs/world.md} says, what arrives of that
 * at the topics, what must become of it, and what an oracle would have predicted. The same
 * configuration gives the same world. Immutable.
 */
public final class World {

  private final WorldConfig config;
  private final WorldSetting setting;
  private final List<Resident> residents;
  private final List<Arrival> arrivals;
  private final Ledger ledger;
  private final OracleForecasts oracle;

  private World(WorldConfig config, WorldSetting setting) {
    this.config = config;
    this.setting = setting;
    this.residents =
        IntStream.range(0, config.users())
            .mapToObj(i -> Resident.draw(config, setting.model(), i))
            .toList();
    List<List<Happening>> lives =
        residents.stream().map(who -> Life.of(setting, config, who)).toList();
    this.arrivals =
        lives.stream()
            .flatMap(life -> Arrivals.of(setting, config, life).stream())
            .sorted(ORDER)
            .toList();
    LedgerBuilder builder = new LedgerBuilder();
    arrivals.forEach(builder::add);
    this.ledger = builder.build();
    this.oracle = new OracleForecasts(forecasts(lives));
  }

  private static final Comparator<Arrival> ORDER =
      Comparator.comparingLong(Arrival::arrivesAt)
          .thenComparing(arrival -> arrival.what().id())
          .thenComparing(Arrival::role);

  /**
   * Generates a world: about a second for 300 users and 30 days.
   *
   * @param scorer the scorer of the stream that the oracle is to be compared with
   */
  public static World generate(WorldConfig config, StressScorer scorer) {
    return new World(config, WorldSetting.of(scorer));
  }

  public WorldConfig config() {
    return config;
  }

  /** The topic {@code tracks}: the same in every world. */
  public List<Track> tracks() {
    return setting.catalogue().known();
  }

  /** The topic {@code users}: profile by user id, in the order of the users. */
  public Map<String, UserProfile> users() {
    Map<String, UserProfile> users = new LinkedHashMap<>();
    residents.forEach(who -> users.put(who.id(), who.profile()));
    return users;
  }

  /**
   * What arrives at the topics of listens and tweets, in the order of arrival; written on the way.
   */
  public Stream<WorldEvent> events() {
    WorldRecords records = new WorldRecords(setting);
    return IntStream.range(0, arrivals.size()).mapToObj(i -> records.event(i, arrivals.get(i)));
  }

  /** What must become of every record. */
  public Ledger ledger() {
    return ledger;
  }

  /** What the oracle says. */
  public OracleForecasts oracle() {
    return oracle;
  }

  /** What arrives of each user, in the order of arrival; without users of whom nothing does. */
  List<List<Arrival>> arrivalsByUser() {
    return List.copyOf(
        arrivals.stream()
            .collect(
                Collectors.groupingBy(
                    arrival -> arrival.what().who().index(), TreeMap::new, Collectors.toList()))
            .values());
  }

  UserSteps userSteps() {
    return new UserSteps(setting, config);
  }

  private Map<String, Forecasts> forecasts(List<List<Happening>> lives) {
    Map<String, Long> lastTriggers = new HashMap<>();
    for (Ledger.Outcome outcome : ledger.outcomes()) {
      lastTriggers.put(outcome.previousSessionId(), outcome.triggerAt());
    }
    List<Map<String, Forecasts>> parts =
        IntStream.range(0, residents.size())
            .parallel()
            .mapToObj(i -> forecasts(residents.get(i), lives.get(i), lastTriggers))
            .toList();
    Map<String, Forecasts> all = new HashMap<>();
    parts.forEach(all::putAll);
    return all;
  }

  private Map<String, Forecasts> forecasts(
      Resident who, List<Happening> life, Map<String, Long> lastTriggers) {
    Map<String, Forecasts> forecasts = new HashMap<>();
    new Oracle(setting, config, lastTriggers).forecast(who, life, forecasts);
    return forecasts;
  }
}
