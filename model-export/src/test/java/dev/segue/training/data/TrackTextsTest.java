package dev.segue.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.encoder.TextEncoder;
import dev.segue.schemas.Track;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackTextsTest {

  private final List<String> encoded = new ArrayList<>();

  @Test
  void shouldEncodeLyricsOrElseTitleAndArtistOfTheTracksInUse() {
    TrackTable table = new TrackTable();
    table.add(track("a", "la la la"));
    table.add(track("b", null));
    table.add(track("unused", "do re mi"));

    TrackTexts texts = table.texts().encodedBy(new LengthEncoder(), List.of("a", "b", "unknown"));

    assertThat(encoded).containsExactly("la la la", "Title b Artist");
    assertThat(texts.width()).isEqualTo(1);
    assertThat(texts.embeddings().get("a")).containsExactly(8);
    assertThat(texts.embeddings().get("b")).containsExactly(14);
    assertThat(texts.embeddings().get("unknown")).isNull();
  }

  @Test
  void shouldEncodeTheTracksOfAllSteps() {
    StepSource.Steps steps = TestSteps.of(2, 20);
    TrackTable table = new TrackTable();
    for (int track = 0; track < 12; track++) {
      table.add(track("name:a/" + track, null));
    }

    StepSource.Steps withTexts =
        new StepSource.Steps(steps.histories(), table.texts(), List.of())
            .encodedBy(new LengthEncoder());

    assertThat(withTexts.embeddingWidth()).isEqualTo(1);
    String played = steps.histories().get(0).steps().get(0).step().track().trackId();
    assertThat(withTexts.tracks().embeddings().get(played)).isNotNull();
  }

  @Test
  void shouldRefuseToLearnFromTextsThatNobodyKnows() {
    StepSource.Steps steps = TestSteps.of(2, 50).encodedBy(new LengthEncoder());
    NextGenreData.Choice choice =
        new NextGenreData.Choice(
            Layouts.S0.layout(steps.embeddingWidth(), true), ClassSet.SIX, false);

    assertThatThrownBy(() -> NextGenreData.of(steps, choice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vectors of 1 values")
        .hasMessageContaining("found none");
  }

  private static Track track(String id, String lyrics) {
    return Track.newBuilder()
        .setId(id)
        .setTitle("Title " + id)
        .setArtist("Artist")
        .setLyrics(lyrics)
        .setGenres(List.of())
        .setTags(List.of())
        .build();
  }

  /** The vector of a text is its length. */
  private final class LengthEncoder implements TextEncoder {

    @Override
    public int width() {
      return 1;
    }

    @Override
    public String digest() {
      return "length";
    }

    @Override
    public List<float[]> encode(List<String> texts) {
      encoded.addAll(texts);
      return texts.stream().map(text -> new float[] {text.length()}).toList();
    }
  }
}
