package dev.segue.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.Genre;
import dev.segue.schemas.Track;
import dev.segue.schemas.TrackProfile;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnrichTracksTest {

  private static final String ID = TopologyFixture.trackId(Genre.JAZZ);

  private final TopologyFixture fixture = new TopologyFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private static Track track(String id) {
    return Track.newBuilder()
        .setId(id)
        .setTitle("Song")
        .setArtist("Artist")
        .setGenres(List.of("JAZZ"))
        .build();
  }

  @Test
  void shouldPublishTheProfileOfATrackAndUseItFromThenOn() {
    fixture.listen("ann", "l1", 0, Genre.JAZZ);
    fixture.tracks.pipeInput(ID, track(ID));
    fixture.listen("ann", "l2", 1, Genre.JAZZ);
    fixture.listen("ann", "l3", 2, Genre.JAZZ);

    KeyValue<String, TrackProfile> profile = fixture.trackProfiles.readKeyValue();
    assertThat(profile.key).isEqualTo(ID);
    assertThat(profile.value.getGenre()).isEqualTo(Genre.JAZZ);
    assertThat(fixture.trainingSteps.readValuesToList())
        .extracting(step -> step.getGenre())
        .containsExactly(Genre.UNKNOWN, Genre.JAZZ);
  }

  @Test
  void shouldWithdrawTheProfileOfAWithdrawnTrack() {
    fixture.tracks.pipeInput(ID, track(ID));
    fixture.tracks.pipeInput(ID, (Track) null);

    assertThat(fixture.trackProfiles.readKeyValuesToList().get(1))
        .isEqualTo(new KeyValue<>(ID, null));
  }

  @Test
  void shouldSetAsideATrackUnderAnotherKey() {
    fixture.tracks.pipeInput("other", track(ID));

    TestRecord<byte[], byte[]> letter = fixture.deadLetters.readRecord();
    assertThat(new String(letter.headers().lastHeader("segue.reason").value(), UTF_8))
        .isEqualTo("invalid-event");
    assertThat(letter.value()).isEqualTo(fixture.encode("tracks", track(ID)));
    assertThat(fixture.trackProfiles.isEmpty()).isTrue();
  }

  /** Others can write to the topic of profiles; what fails there ends every instance. */
  @Test
  void shouldTakeWhatIsNoProfileForNone() {
    fixture.tracks.pipeInput(ID, track(ID));
    fixture.listen("ann", "l1", 0, Genre.JAZZ);
    fixture.raw("track-profiles").pipeInput(ID.getBytes(UTF_8), new byte[] {1, 2});
    fixture.listen("ann", "l2", 1, Genre.JAZZ);
    fixture
        .raw("track-profiles")
        .pipeInput(ID.getBytes(UTF_8), fixture.encode("tracks", track(ID)));
    fixture.listen("ann", "l3", 2, Genre.JAZZ);
    fixture.listen("ann", "l4", 3, Genre.JAZZ);

    assertThat(fixture.trainingSteps.readValuesToList())
        .extracting(step -> step.getGenre())
        .containsExactly(Genre.JAZZ, Genre.UNKNOWN, Genre.UNKNOWN);
    assertThat(fixture.meters.counter("segue.profiles.unusable").count()).isEqualTo(2);
  }

  @Test
  void shouldTakeTheProfileOfAnotherTrackForNone() {
    fixture.tracks.pipeInput("x:1", track("x:1"));
    TrackProfile other = fixture.trackProfiles.readValue();
    fixture
        .raw("track-profiles")
        .pipeInput(ID.getBytes(UTF_8), fixture.encode("track-profiles", other));
    fixture.listen("ann", "l1", 0, Genre.JAZZ);
    fixture.listen("ann", "l2", 1, Genre.JAZZ);

    assertThat(fixture.trainingSteps.readValue().getGenre()).isEqualTo(Genre.UNKNOWN);
  }

  @Test
  void shouldSetAsideWhatIsNoTrack() {
    fixture.raw("tracks").pipeInput(ID.getBytes(UTF_8), new byte[] {1, 2});

    assertThat(fixture.deadLetters.readRecord().value()).containsExactly(1, 2);
  }
}
