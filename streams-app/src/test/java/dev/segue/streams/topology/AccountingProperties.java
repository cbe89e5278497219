package dev.segue.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.Genre;
import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.PredictionTrigger;
import dev.segue.schemas.SkippedEvent;
import dev.segue.schemas.TweetStress;
import dev.segue.streams.config.BatchConfig;
import dev.segue.streams.prediction.Predictors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.kafka.streams.test.TestRecord;

/** The accounting identities of docs/semantics.md, by id, for any mix of events. */
class AccountingProperties {

  /** What happens to the stream. */
  private enum Kind {
    LISTEN,
    SHARE,
    TWEET,
    LISTEN_OF_NO_TIME,
    ERASE
  }

  private record Happening(Kind kind, String user, int id, int minute, Genre genre) {}

  @Provide
  Arbitrary<List<Happening>> happenings() {
    Arbitrary<Kind> kinds =
        Arbitraries.frequency(
            net.jqwik.api.Tuple.of(6, Kind.LISTEN),
            net.jqwik.api.Tuple.of(2, Kind.SHARE),
            net.jqwik.api.Tuple.of(6, Kind.TWEET),
            net.jqwik.api.Tuple.of(1, Kind.LISTEN_OF_NO_TIME),
            net.jqwik.api.Tuple.of(1, Kind.ERASE));
    return Combinators.combine(
            kinds,
            Arbitraries.of("ann", "bob", "cat"),
            Arbitraries.integers().between(0, 60),
            Arbitraries.integers().between(0, 400),
            Arbitraries.of(Genre.class))
        .as(Happening::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(150);
  }

  @Property(tries = 12, shrinking = ShrinkingMode.BOUNDED)
  void shouldAccountForEveryEventThatWasRead(@ForAll("happenings") List<Happening> happenings) {
    try (TopologyFixture fixture =
        new TopologyFixture(
                new BatchConfig(5, TopologyFixture.MAX_WAIT), Predictors.baseline(), false)
            .withCatalogue()) {
      List<String> sessionsRead = new ArrayList<>();
      List<String> tweetsRead = new ArrayList<>();
      for (Happening happening : happenings) {
        happen(fixture, happening, sessionsRead, tweetsRead);
      }
      fixture.driver.advanceWallClockTime(TopologyFixture.MAX_WAIT);

      Answers answers = Answers.of(fixture);
      assertThat(answers.sessions).containsExactlyInAnyOrderElementsOf(sessionsRead);
      assertThat(answers.tweets).containsExactlyInAnyOrderElementsOf(tweetsRead);
    }
  }

  private static void happen(
      TopologyFixture fixture, Happening it, List<String> sessionsRead, List<String> tweetsRead) {
    String user = it.user();
    switch (it.kind()) {
      case LISTEN -> {
        fixture.listen(user, "l" + it.id(), it.minute(), it.genre());
        sessionsRead.add(user + "/l" + it.id());
      }
      case SHARE -> {
        fixture.share(user, "s" + it.id(), it.minute(), it.genre());
        sessionsRead.add(user + "/s" + it.id());
      }
      case LISTEN_OF_NO_TIME -> {
        fixture.listen(user, "n" + it.id(), -1e8, it.genre());
        sessionsRead.add(user + "/n" + it.id());
      }
      case TWEET -> {
        fixture.tweet(user, "t" + it.id(), it.minute(), "calm");
        tweetsRead.add(user + "/t" + it.id());
      }
      case ERASE -> fixture.erase(user, it.minute());
    }
  }

  /** What the output topics say of sessions, and of tweets without a link. */
  private record Answers(List<String> sessions, List<String> tweets) {

    static Answers of(TopologyFixture fixture) {
      Answers answers = new Answers(new ArrayList<>(), new ArrayList<>());
      for (GenrePrediction prediction : fixture.predictions.readValuesToList()) {
        if (prediction.getTrigger() == PredictionTrigger.LISTEN) {
          answers.sessions.add(prediction.getId());
        }
      }
      for (TweetStress scored : fixture.tweetStress.readValuesToList()) {
        answers.tweets.add(scored.getUserId() + "/" + scored.getTweetId());
      }
      for (SkippedEvent skipped : fixture.skippedEvents.readValuesToList()) {
        String id = skipped.getUserId() + "/" + skipped.getId();
        (skipped.getSession() ? answers.sessions : answers.tweets).add(id);
      }
      for (TestRecord<byte[], byte[]> letter : fixture.deadLetters.readRecordsToList()) {
        String event = new String(letter.headers().lastHeader("segue.event.id").value(), UTF_8);
        String id = new String(letter.key(), UTF_8) + "/" + event;
        (event.startsWith("t") ? answers.tweets : answers.sessions).add(id);
      }
      return answers;
    }
  }

  @Property(tries = 6)
  void shouldGiveTheSameIdsWhenTheSameEventsAreReadTwice(
      @ForAll("happenings") List<Happening> happenings) {
    List<Happening> once = happenings.stream().filter(h -> h.kind() != Kind.ERASE).toList();

    assertThat(ids(twice(once))).isEqualTo(ids(once));
  }

  private static List<Happening> twice(List<Happening> once) {
    List<Happening> twice = new ArrayList<>(once);
    twice.addAll(once);
    return twice;
  }

  private static Set<String> ids(List<Happening> happenings) {
    try (TopologyFixture fixture = new TopologyFixture().withCatalogue()) {
      happenings.forEach(h -> happen(fixture, h, new ArrayList<>(), new ArrayList<>()));
      List<String> ids =
          fixture.predictions.readValuesToList().stream().map(GenrePrediction::getId).toList();
      assertThat(ids).doesNotHaveDuplicates();
      return new HashSet<>(ids);
    }
  }
}
