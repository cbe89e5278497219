package dev.segue.training.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Split;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrackSplitsTest {

  private final List<RatedTrack> tracks =
      IntStream.range(0, 1_000).mapToObj(n -> track(n, n % 100)).toList();

  @Test
  void shouldGiveEveryTrackToOneSplitInTheStatedShares() {
    TrackSplits splits = TrackSplits.of(tracks, SplitUnit.TRACK, 1);

    assertThat(splits.part(Split.TRAINING)).hasSize(700);
    assertThat(splits.part(Split.VALIDATION)).hasSize(100);
    assertThat(splits.part(Split.TEST)).hasSize(200);
    Set<RatedTrack> all = new HashSet<>();
    splits.parts().values().forEach(all::addAll);
    assertThat(all).hasSize(1_000);
  }

  @Test
  void shouldKeepAnArtistOnOneSide() {
    TrackSplits splits = TrackSplits.of(tracks, SplitUnit.ARTIST, 1);

    Set<String> training = artists(splits.part(Split.TRAINING));
    assertThat(training).hasSize(70).doesNotContainAnyElementsOf(artists(splits.part(Split.TEST)));
    assertThat(training).doesNotContainAnyElementsOf(artists(splits.part(Split.VALIDATION)));
  }

  @Test
  void shouldKeepATitleOfAnArtistOnOneSideWhateverItsIds() {
    List<RatedTrack> twins = new ArrayList<>(tracks);
    for (RatedTrack track : tracks) {
      twins.add(twin(track, "twin of " + track.id(), track.artist()));
    }

    TrackSplits splits = TrackSplits.of(twins, SplitUnit.TRACK, 1);

    assertThat(splits.part(Split.TRAINING)).hasSize(1_400);
    assertThat(names(splits.part(Split.TRAINING)))
        .hasSize(700)
        .doesNotContainAnyElementsOf(names(splits.part(Split.VALIDATION)))
        .doesNotContainAnyElementsOf(names(splits.part(Split.TEST)));
  }

  @Test
  void shouldHaveSeenTwinsAndSplitByArtistItsTracks() {
    TrackSplits byTrack = TrackSplits.of(tracks, SplitUnit.TRACK, 1);
    TrackSplits byArtist = TrackSplits.of(tracks, SplitUnit.ARTIST, 1);
    RatedTrack known = byTrack.part(Split.TRAINING).get(0);
    RatedTrack fresh = byTrack.part(Split.TEST).get(0);
    String artist = byArtist.part(Split.VALIDATION).get(0).artist();

    assertThat(byTrack.seen().has(known)).isTrue();
    assertThat(byTrack.seen().has(twin(known, "x", known.artist().toUpperCase(Locale.ROOT))))
        .isTrue();
    assertThat(byTrack.seen().has(twin(known, known.id(), "renamed"))).isTrue();
    assertThat(byTrack.seen().has(fresh)).isFalse();
    assertThat(byTrack.seen().has(twin(known, "x", "another"))).isFalse();
    assertThat(byArtist.seen().has(twin(fresh, "x", artist))).isTrue();
    assertThat(byArtist.part(Split.TEST)).noneMatch(byArtist.seen()::has);
  }

  private static RatedTrack twin(RatedTrack track, String id, String artist) {
    DescribedTrack own = track.track();
    return new RatedTrack(
        new DescribedTrack(id, own.title(), artist, own.genreTokens(), own.numbers()),
        track.popularity());
  }

  private static Set<String> names(List<RatedTrack> tracks) {
    return tracks.stream().map(SplitUnit.TRACK::of).collect(Collectors.toSet());
  }

  @Test
  void shouldRepeatItselfForTheSameSeedOnly() {
    TrackSplits once = TrackSplits.of(tracks, SplitUnit.TRACK, 1);

    assertThat(TrackSplits.of(tracks, SplitUnit.TRACK, 1)).isEqualTo(once);
    assertThat(TrackSplits.of(tracks, SplitUnit.TRACK, 2)).isNotEqualTo(once);
  }

  @Test
  void shouldRefuseAnEmptySplit() {
    List<RatedTrack> oneArtist = tracks.stream().filter(t -> t.artist().equals("a0")).toList();

    assertThatThrownBy(() -> TrackSplits.of(oneArtist, SplitUnit.ARTIST, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("when split by artist, found none among 10");
  }

  private static Set<String> artists(List<RatedTrack> tracks) {
    return tracks.stream().map(RatedTrack::artist).collect(Collectors.toSet());
  }

  private static RatedTrack track(int n, int artist) {
    float[] numbers = new float[DescribedTrack.NUMBERS.size()];
    return new RatedTrack(
        new DescribedTrack("t" + n, "title " + n, "a" + artist, List.of("pop"), numbers), n % 101);
  }
}
