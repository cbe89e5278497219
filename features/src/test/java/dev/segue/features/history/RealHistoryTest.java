package dev.segue.features.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.SharedData;
import dev.segue.features.genre.GenreTaxonomy;
import dev.segue.features.genre.TrackProfiles;
import dev.segue.features.genre.Verdict;
import dev.segue.schemas.Genre;
import dev.segue.schemas.Listen;
import dev.segue.schemas.Tweet;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The readers on real exports; prints aggregates only. */
class RealHistoryTest {

  private final GenreTaxonomy taxonomy = GenreTaxonomy.ofDefaults();

  @Test
  void shouldReadTheTrackTable() throws IOException {
    Rows rows =
        Rows.of(
            HistoryFormat.TRACKS_CSV,
            HistoryOptions.DEFAULTS,
            SharedData.require("spotify_songs.csv.gz"));

    Map<Genre, Integer> genres = new EnumMap<>(Genre.class);
    rows.tracks()
        .forEach(t -> genres.merge(TrackProfiles.of(t, taxonomy).getGenre(), 1, Integer::sum));

    System.out.printf("spotify_songs: %s%n  genres %s%n", rows.summary(), genres);
    assertThat(rows.summary().rows()).isEqualTo(32_833);
    assertThat(rows.tracks()).hasSize(28_352);
    assertThat(rows.malformed()).hasSize(5).allMatch(m -> m.endsWith("found none"));
    assertThat(genres.get(Genre.UNKNOWN)).isEqualTo(1_140);
  }

  /**
   * The published system leaves out both kinds of track with two parents; here a majority decides.
   */
  @Test
  void shouldDecideByMajorityWhatThePublishedSystemLeavesOut() throws IOException {
    Rows rows =
        Rows.of(
            HistoryFormat.TRACKS_CSV,
            HistoryOptions.DEFAULTS,
            SharedData.require("spotify_songs.csv.gz"));

    Map<Verdict.Reason, Integer> reasons = new EnumMap<>(Verdict.Reason.class);
    rows.tracks()
        .forEach(t -> reasons.merge(taxonomy.genreOf(t.getGenres()).reason(), 1, Integer::sum));

    System.out.printf("spotify_songs: %s%n", reasons);
    assertThat(reasons)
        .isEqualTo(
            Map.of(
                Verdict.Reason.UNANIMOUS, 26_711,
                Verdict.Reason.MAJORITY, 501,
                Verdict.Reason.AMBIGUOUS, 1_140));
  }

  @Test
  void shouldReadTheListensAndKnowTheGenreOfMoreThanHalf() throws IOException {
    Catalogue catalogue =
        Catalogue.read(List.of(SharedData.require("spotify_songs.csv.gz")), malformed -> {});
    Rows rows =
        Rows.of(
            HistoryFormat.LISTENS_TSV,
            HistoryOptions.DEFAULTS,
            SharedData.require("listens-dev.tsv.gz"));

    double byTrack = coverage(rows, catalogue);
    double byArtist = coverage(rows, catalogue.withArtistGenres(taxonomy));

    System.out.printf(
        "listens-dev: %s%n  tracks %d, plays with a genre: by track %.3f, else by artist %.3f%n",
        rows.summary(), rows.tracks().size(), byTrack, byArtist);
    assertThat(rows.summary().rows()).isEqualTo(168_691);
    assertThat(rows.summary().events()).isEqualTo(118_409);
    assertThat(rows.malformed()).isEmpty();
    assertThat(rows.listens()).extracting(Listen::getListenedAt).isSorted();
    assertThat(rows.listens()).extracting(Listen::getId).doesNotHaveDuplicates();
    assertThat(byTrack).isGreaterThan(0.139);
    assertThat(byArtist).isGreaterThan(0.54);
  }

  private double coverage(Rows rows, Catalogue catalogue) {
    Map<String, Genre> genres = new HashMap<>();
    rows.tracks()
        .forEach(
            track ->
                genres.put(
                    track.getId(), TrackProfiles.of(catalogue.enrich(track), taxonomy).getGenre()));
    long known =
        rows.listens().stream().filter(l -> genres.get(l.getTrackId()) != Genre.UNKNOWN).count();
    return (double) known / rows.listens().size();
  }

  @Test
  void shouldReadTheTweets() throws IOException {
    for (String name :
        List.of(
            "payload-v2.json",
            "alternative-payload-v2.json",
            "payload-v2-singletweet.json",
            "payload-v2-tweet-retweet.json")) {
      Rows rows =
          Rows.of(
              HistoryFormat.TWITTER_V2,
              HistoryOptions.DEFAULTS,
              SharedData.require("twitter-v2/" + name));

      System.out.printf("%s: %s%n", name, rows.summary());
      assertThat(rows.malformed()).isEmpty();
      assertThat(rows.tweets()).isNotEmpty().extracting(Tweet::getCreatedAt).isSorted();
    }
  }
}
