package dev.segue.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.Genre;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErasureTest {

  private static final List<String> STORES =
      List.of("timelines", "frontiers", "timers", "slots", "memories", "steps", "open-predictions");

  private final TopologyFixture fixture = Bundles.fixture().withCatalogue();

  @AfterEach
  void close() {
    fixture.close();
  }

  private void live(String user, double minute) {
    fixture.listen(user, user + "-1-" + minute, minute, Genre.POP);
    fixture.tweet(user, user + "-2-" + minute, minute + 5, "awful");
    fixture.listen(user, user + "-3-" + minute, minute + 10, Genre.JAZZ);
  }

  private long entries(String store) {
    try (KeyValueIterator<?, ?> all = fixture.driver.getKeyValueStore(store).all()) {
      long entries = 0;
      for (; all.hasNext(); all.next()) {
        entries++;
      }
      return entries;
    }
  }

  @Test
  void shouldLeaveNothingOfTheUserInAnyStoreOrChangelog() {
    live("ann", 0);
    fixture.driver.advanceWallClockTime(TopologyFixture.IDLE_CLOSE);
    live("ann", 200);
    STORES.stream()
        .filter(store -> !store.equals("slots"))
        .forEach(store -> assertThat(entries(store)).as(store).isPositive());

    fixture.erase("ann", 260);

    STORES.forEach(store -> assertThat(entries(store)).as(store).isZero());
    assertThat(entries("erased-users")).isEqualTo(1);
    assertThat(fixture.changelogs().keep("ann")).isFalse();
  }

  @Test
  void shouldLeaveOtherUsersAlone() {
    live("ann", 0);
    live("anna", 0);

    fixture.erase("ann", 60);

    assertThat(entries("timelines")).isEqualTo(1);
    assertThat(entries("steps")).isEqualTo(1);
    assertThat(entries("memories")).isEqualTo(1);
  }

  @Test
  void shouldRejectEventsThatAreNotNewerThanTheErasure() {
    live("ann", 0);
    fixture.erase("ann", 60);
    fixture.predictions.readValuesToList();

    live("ann", 0);

    assertThat(fixture.predictions.isEmpty()).isTrue();
    List<TestRecord<byte[], byte[]>> letters = fixture.deadLetters.readRecordsToList();
    assertThat(letters).hasSize(3);
    assertThat(letters).allMatch(letter -> letter.value() == null);
    assertThat(new String(letters.get(1).headers().lastHeader("segue.reason").value(), UTF_8))
        .isEqualTo("erased-user");
    assertThat(new String(letters.get(1).headers().lastHeader("segue.event.id").value(), UTF_8))
        .isEqualTo("ann-2-0.0");
    assertThat(entries("timelines")).isZero();
  }

  @Test
  void shouldTreatAUserWhoComesBackAsANewOne() {
    live("ann", 0);
    fixture.erase("ann", 60);
    fixture.predictions.readValuesToList();

    fixture.listen("ann", "again", 61, Genre.ROCK);

    assertThat(fixture.predictions.readValue().getStep()).isEqualTo(1);
  }

  @Test
  void shouldNotPublishTheWindowsOfAnErasedUser() {
    live("ann", 0);
    fixture.erase("ann", 20);

    live("bob", 300);
    fixture.driver.advanceWallClockTime(TopologyFixture.IDLE_CLOSE);

    assertThat(fixture.stressWindows.readValuesToList())
        .noneMatch(window -> window.getUserId().equals("ann"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldResetMemoryAndStepsWhenConsentIsWithdrawn(boolean withdraw) {
    fixture.cohort("ann", "depression", true);
    live("ann", 0);
    fixture.predictions.readValuesToList();

    fixture.cohort("ann", "depression", !withdraw);
    fixture.tweet("ann", "t9", 11, "calm");

    assertThat(fixture.predictions.readValue().getMemorySteps()).isEqualTo(withdraw ? 0 : 1);
    assertThat(entries("steps")).isEqualTo(withdraw ? 0 : 1);
    fixture.listen("ann", "l9", 20, Genre.POP);
    assertThat(fixture.predictions.readValue().getMemorySteps()).isEqualTo(withdraw ? 1 : 2);
    assertThat(fixture.outcomes.readValuesToList()).hasSize(2);
  }
}
