package dev.segue.quickstart.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.quickstart.world.Ledger.Fate;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorldTest {

  private static final WorldConfig CONFIG = WorldConfig.of(30, 10, 7);

  private final World world = World.generate(CONFIG, WorldFixture.SCORER);

  @Test
  void shouldBeTheSameWhenTheSeedIsTheSame() {
    World again = World.generate(CONFIG, WorldFixture.SCORER);

    assertThat(again.events().map(WorldTest::content).toList())
        .isEqualTo(world.events().map(WorldTest::content).toList());
    assertThat(again.ledger()).isEqualTo(world.ledger());
    assertThat(again.tracks()).isEqualTo(world.tracks());
  }

  @Test
  void shouldShareTracksButNotUsersWhenTheSeedDiffers() {
    World other = World.generate(WorldConfig.of(30, 10, 8), WorldFixture.SCORER);

    assertThat(other.tracks()).isEqualTo(world.tracks());
    assertThat(other.users().keySet()).doesNotContainAnyElementsOf(world.users().keySet());
  }

  @Test
  void shouldArriveInOrderAndEndInThePast() {
    List<WorldEvent> events = world.events().toList();

    assertThat(events).extracting(WorldEvent::arrivesAt).isSorted();
    assertThat(events).extracting(WorldEvent::sequence).isSorted().doesNotHaveDuplicates();
    assertThat(events.get(0).arrivesAt()).isGreaterThan(CONFIG.start().toEpochMilli());
  }

  @Test
  void shouldBalanceTheLedgerById() {
    Ledger ledger = world.ledger();

    assertThat(ledger.entries()).hasSize((int) world.events().count());
    assertThat(ledger.count("sessions"))
        .isEqualTo(
            ledger.count("predictions_on_listen")
                + ledger.count("late_of_sessions")
                + ledger.count("duplicates_of_sessions")
                + ledger.count("dead_letters_of_sessions"));
    assertThat(ledger.count("tweets"))
        .isEqualTo(
            ledger.count("scored_tweets")
                + ledger.count("late_of_tweets")
                + ledger.count("duplicates_of_tweets")
                + ledger.count("dead_letters_of_tweets"));
    assertThat(ledger.count("late")).isPositive();
    assertThat(ledger.count("duplicates")).isPositive();
    assertThat(ledger.count("dead_letters")).isPositive();
  }

  @Test
  void shouldGiveEveryRecordAnIdOfItsOwnButDuplicates() {
    Set<String> ids = new HashSet<>();

    for (Ledger.Entry entry : world.ledger().entries()) {
      boolean isNew = ids.add(entry.id());

      assertThat(isNew).as(entry.id()).isEqualTo(entry.fate() != Fate.DUPLICATE);
    }
  }

  @Test
  void shouldForecastFromEverySessionThatIsPredictedFrom() {
    List<String> sessions =
        world.ledger().entries().stream()
            .filter(entry -> entry.fate() == Fate.PREDICTED)
            .map(Ledger.Entry::id)
            .toList();

    assertThat(world.oracle().bySession().keySet()).containsExactlyInAnyOrderElementsOf(sessions);
  }

  private static List<Object> content(WorldEvent event) {
    Object value =
        event.value() == null ? new String(event.raw(), StandardCharsets.UTF_8) : event.value();
    return Arrays.asList(event.sequence(), event.arrivesAt(), event.topic(), event.key(), value);
  }
}
