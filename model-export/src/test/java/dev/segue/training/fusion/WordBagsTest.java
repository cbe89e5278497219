package dev.segue.training.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.encoding.Vocabulary;
import dev.segue.schemas.Track;
import dev.segue.training.text.SparseRow;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WordBagsTest {

  @Test
  void shouldHoldNumbersAndEveryWordThatTheNetworkReads() {
    List<Track> tracks = FusionData.tracks(FusionTracks.withLyrics(90).tracks());
    FusionFeatures features = FusionFeatures.fit(FusionForm.STANDARD, tracks, 1);
    WordBags bags = new WordBags(features, tracks);
    Track track = tracks.get(1);

    float[] row = bags.rows(List.of(track)).get(0).dense(bags.width());

    int at = features.numbers().width();
    assertThat(features.tables()).hasSize(4);
    for (WordTable table : features.tables()) {
      Vocabulary words = table.words();
      List<String> own =
          table.field().words(track).stream().filter(words.names()::contains).toList();
      double sum = 0;
      for (int column = 0; column < words.size(); column++) {
        float value = row[at + column];
        assertThat(value != 0).isEqualTo(own.contains(words.names().get(column)));
        sum += value;
      }
      assertThat(sum).isCloseTo(Math.sqrt(own.size()), Offset.offset(1e-5));
      at += words.size();
    }
    assertThat(at).isEqualTo(bags.width());
  }

  @Test
  void shouldStandardiseNumbers() {
    List<Track> tracks = FusionData.tracks(FusionTracks.of(90).tracks());
    WordBags bags = new WordBags(FusionFeatures.fit(FusionForm.STANDARD, tracks, 1), tracks);

    double[] moments = new double[2];
    for (SparseRow row : bags.rows(tracks)) {
      moments[0] += row.values()[1] / tracks.size();
      moments[1] += (double) row.values()[1] * row.values()[1] / tracks.size();
    }

    assertThat(moments[0]).isCloseTo(0, Offset.offset(1e-3));
    assertThat(moments[1]).isCloseTo(1, Offset.offset(1e-3));
  }
}
