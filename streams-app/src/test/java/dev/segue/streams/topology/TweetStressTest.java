package dev.segue.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.Genre;
import dev.segue.schemas.TweetStress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TweetStressTest {

  private final TopologyFixture fixture = new TopologyFixture().withCatalogue();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldPublishAScoredTweetOutsideEveryWindow() {
    fixture.tweet("ann", "t1", 10, "awful, then calm");

    assertThat(fixture.tweetStress.readKeyValuesToList())
        .singleElement()
        .satisfies(record -> assertThat(record.key).isEqualTo("ann"))
        .extracting(record -> record.value)
        .isEqualTo(new TweetStress("t1", "ann", TopologyFixture.minute(10), -4, 3));
  }

  @Test
  void shouldPublishOnlyWhatIsScoredAndThatOnce() {
    fixture.listen("ann", "l1", 0, Genre.POP);
    fixture.tweet("ann", "t1", 10, "calm");
    fixture.tweet("ann", "t1", 10, "calm");
    fixture.share("ann", "t2", 200, Genre.ROCK);
    fixture.tweet("ann", "late", 50, "calm");
    fixture.tweet("ann", "future", 5e8, "calm");

    List<TweetStress> scored = fixture.tweetStress.readValuesToList();
    assertThat(scored).extracting(TweetStress::getTweetId).containsExactly("t1");
  }
}
