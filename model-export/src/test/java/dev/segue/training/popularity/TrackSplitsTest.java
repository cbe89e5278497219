package dev.segue.training.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.training.learning.Split;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrackSplitsTest {

  private final List<RatedTrack> tracks =
      IntStream.range(0, 1_000).mapToObj(n -> track(n, n % 100)).toList();

  @Test
  void shouldGiveEveryTrackToOneSplitInTheStatedShares() {
    TrackSplits splits = TrackSplits.of(tracks, TrackSplits.Unit.TRACK, 1);

    assertThat(splits.part(Split.TRAINING)).hasSize(700);
    assertThat(splits.part(Split.VALIDATION)).hasSize(100);
    assertThat(splits.part(Split.TEST)).hasSize(200);
    Set<RatedTrack> all = new HashSet<>();
    splits.parts().values().forEach(all::addAll);
    assertThat(all).hasSize(1_000);
  }

  @Test
  void shouldKeepAnArtistOnOneSide() {
    TrackSplits splits = TrackSplits.of(tracks, TrackSplits.Unit.ARTIST, 1);

    Set<String> training = artists(splits.part(Split.TRAINING));
    assertThat(training).hasSize(70).doesNotContainAnyElementsOf(artists(splits.part(Split.TEST)));
    assertThat(training).doesNotContainAnyElementsOf(artists(splits.part(Split.VALIDATION)));
  }

  @Test
  void shouldRepeatItselfForTheSameSeedOnly() {
    TrackSplits once = TrackSplits.of(tracks, TrackSplits.Unit.TRACK, 1);

    assertThat(TrackSplits.of(tracks, TrackSplits.Unit.TRACK, 1)).isEqualTo(once);
    assertThat(TrackSplits.of(tracks, TrackSplits.Unit.TRACK, 2)).isNotEqualTo(once);
  }

  @Test
  void shouldRefuseAnEmptySplit() {
    List<RatedTrack> oneArtist = tracks.stream().filter(t -> t.artist().equals("a0")).toList();

    assertThatThrownBy(() -> TrackSplits.of(oneArtist, TrackSplits.Unit.ARTIST, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("when split by artist, found none among 10");
  }

  private static Set<String> artists(List<RatedTrack> tracks) {
    return tracks.stream().map(RatedTrack::artist).collect(Collectors.toSet());
  }

  private static RatedTrack track(int n, int artist) {
    float[] numbers = new float[DescribedTrack.NUMBERS.size()];
    return new RatedTrack(
        new DescribedTrack("t" + n, "title", "a" + artist, List.of("pop"), numbers), n % 101);
  }
}
