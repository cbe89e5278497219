package dev.segue.training.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.features.encoding.Vocabulary;
import dev.segue.schemas.Track;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Split;
import dev.segue.training.text.Frequencies;
import dev.segue.training.text.TfIdf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FusionFeaturesTest {

  private static final FusionChoice CHOICE =
      new FusionChoice("word2vec", 3, FusionForm.STANDARD, 0.3f);

  @Test
  void shouldReadNothingOfTheTags() {
    TaggedTracks tracks = FusionTracks.withLyrics(90);
    List<Track> training = FusionData.tracks(tracks.tracks());
    List<Track> other =
        training.stream()
            .map(
                track ->
                    Track.newBuilder(track).setGenres(List.of("x")).setTags(List.of("y")).build())
            .toList();

    float[][] rows = FusionFeatures.fit(FusionForm.STANDARD, training, 1).rows(training);

    assertThat(FusionFeatures.fit(FusionForm.STANDARD, other, 1).rows(other)).isDeepEqualTo(rows);
  }

  @Test
  void shouldFitToTrainingTracksAlone() {
    TaggedTracks tracks = FusionTracks.withLyrics(300);
    FusionData data = FusionData.of(tracks, SplitUnit.TRACK, CHOICE, 1);
    List<TaggedTrack> changed = new ArrayList<>();
    for (TaggedTrack track : tracks.tracks()) {
      boolean training = data.part(Split.TRAINING).contains(track);
      changed.add(training ? track : disguised(track));
    }

    FusionData other = FusionData.of(new TaggedTracks(changed, 0), SplitUnit.TRACK, CHOICE, 1);

    assertThat(other.rows(Split.TRAINING).features())
        .isDeepEqualTo(data.rows(Split.TRAINING).features());
    assertThat(other.clusters().centroids()).isDeepEqualTo(data.clusters().centroids());
    assertThat(other.input().components().components())
        .isDeepEqualTo(data.input().components().components());
    assertThat(other.rows(Split.TEST).features()).isNotEqualTo(data.rows(Split.TEST).features());
  }

  @Test
  void shouldLeaveOutTracksWhoseTagsTrainingHasNotSeen() {
    TaggedTracks tracks = FusionTracks.of(300);
    FusionData data = FusionData.of(tracks, SplitUnit.TRACK, CHOICE, 1);
    TaggedTrack odd = data.part(Split.TEST).get(0);
    List<TaggedTrack> changed = new ArrayList<>(tracks.tracks());
    changed.set(
        changed.indexOf(odd),
        TaggedTrack.of(Track.newBuilder(odd.track()).setGenres(List.of("polka")).build()));

    FusionData other = FusionData.of(new TaggedTracks(changed, 0), SplitUnit.TRACK, CHOICE, 1);

    assertThat(other.count(Split.TEST)).isEqualTo(data.count(Split.TEST) - 1);
    assertThat(other.count(Split.TRAINING)).isEqualTo(data.count(Split.TRAINING));
  }

  /** A track of the same id with other texts and numbers, and a tag that training has not seen. */
  private static TaggedTrack disguised(TaggedTrack track) {
    return TaggedTrack.of(
        Track.newBuilder(track.track())
            .setTitle("polka polka " + track.id())
            .setArtist("polka")
            .setLyrics("polka polka polka")
            .setYear(1900)
            .setGenres(List.of("polka", track.tags().get(0)))
            .build());
  }

  @Test
  void shouldFillWhatIsNotKnownWithTheMean() {
    List<Track> tracks = FusionData.tracks(FusionTracks.of(60).tracks());
    FusionFeatures features = FusionFeatures.fit(FusionForm.STANDARD.onMetadata(true), tracks, 1);
    double mean =
        tracks.stream()
            .filter(t -> t.getYear() != null)
            .mapToInt(Track::getYear)
            .average()
            .orElse(0);

    assertThat(tracks.get(0).getYear()).isNull();
    assertThat(features.row(tracks.get(0))[0]).isCloseTo((float) mean, Offset.offset(0.01f));
    assertThat(features.row(tracks.get(1))[0]).isEqualTo((float) tracks.get(1).getYear());
    assertThat(features.numbers().columns())
        .extracting(TrackNumber::name)
        .containsExactly("year", "duration_ms");
  }

  @Test
  void shouldReduceLyricsAsTheirTfIdfRowsAreReduced() {
    List<Track> tracks = FusionData.tracks(FusionTracks.withLyrics(60).tracks());
    tracks.get(1).setLyrics("corazon noche stone");
    tracks.get(2).setLyrics("bass stone stone");
    WordTable table = WordTables.ofLyrics(tracks, 1).get(0);
    List<List<String>> documents =
        tracks.stream().map(TextField.LYRICS::words).filter(words -> !words.isEmpty()).toList();
    Vocabulary words = Frequencies.of(documents).vocabulary(2, 100);
    TfIdf tfIdf = TfIdf.fit(documents, words);

    float[] one = table.vector(table.ids(documents.get(0)));
    float[] other = table.vector(table.ids(documents.get(1)));

    // all words span the space, so that nothing is lost and angles stay what they were
    assertThat(table.width()).isEqualTo(words.size());
    float[] row = tfIdf.row(documents.get(0)).dense(words.size());
    float[] second = tfIdf.row(documents.get(1)).dense(words.size());
    assertThat(dot(row, second)).isGreaterThan(0.1);
    assertThat(dot(one, one)).isCloseTo(1, Offset.offset(1e-5));
    assertThat(dot(one, other)).isCloseTo(dot(row, second), Offset.offset(1e-4));
  }

  @Test
  void shouldHideTheArtistWithAllItsWords() {
    List<Track> tracks = FusionData.tracks(FusionTracks.of(60).tracks());
    FusionFeatures features = FusionFeatures.fit(FusionForm.STANDARD, tracks, 1);

    float[] hidden = features.withoutArtist().row(tracks.get(0));

    float[] whole = features.row(tracks.get(0));
    int from = whole.length - 100;
    assertThat(Arrays.copyOf(hidden, from)).containsExactly(Arrays.copyOf(whole, from));
    assertThat(Arrays.copyOfRange(hidden, from, whole.length)).containsOnly(0);
    assertThat(whole[from]).isNotZero();
  }

  @Test
  void shouldRefuseAClassWithTooFewTracks() {
    List<TaggedTrack> tracks = new ArrayList<>(FusionTracks.of(90).tracks());
    Track rare = Track.newBuilder(tracks.get(0).track()).setGenres(List.of("polka")).build();
    tracks.replaceAll(
        track -> track.id().endsWith("42") ? new TaggedTrack(rare, List.of("polka")) : track);

    assertThatThrownBy(
            () ->
                FusionData.of(
                    new TaggedTracks(tracks, 0),
                    SplitUnit.TRACK,
                    new FusionChoice("multi-hot", 4, FusionForm.STANDARD, 0),
                    3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected 10 training tracks of every class or more, found 1");
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
