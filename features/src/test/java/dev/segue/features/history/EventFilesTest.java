package dev.segue.features.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.features.history.EventFiles.Keyed;
import dev.segue.schemas.Listen;
import dev.segue.schemas.Tweet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFilesTest {

  @TempDir private Path directory;

  private final List<Keyed<Listen>> listens =
      List.of(
          new Keyed<>("anna", 0, listen("a1")),
          new Keyed<>(null, 2, listen("b1")),
          new Keyed<>("anna", 3, listen("a2")));

  private final List<Keyed<Tweet>> tweets =
      List.of(new Keyed<>("anna", 1, tweet("t1")), new Keyed<>("ben", 4, tweet("t2")));

  @Test
  void shouldReadWhatWasWritten() throws IOException {
    Path file = written();

    try (Stream<Keyed<Listen>> read = EventFiles.read(file, Listen.class)) {
      assertThat(read).containsExactlyElementsOf(listens);
    }
  }

  @Test
  void shouldWriteTheSameBytesAgain() throws IOException {
    byte[] first = Files.readAllBytes(written());

    assertThat(Files.readAllBytes(written())).isEqualTo(first);
  }

  @Test
  void shouldMergeByOrderOfArrival() {
    assertThat(EventFiles.merged(listens.stream(), tweets.stream()).map(Keyed::sequence))
        .containsExactly(0L, 1L, 2L, 3L, 4L);
  }

  @Test
  void shouldSayWhatIsWrongWhenTheFileIsOfAnotherType() throws IOException {
    Path file = Files.writeString(directory.resolve("listens.avro"), "id,track\n");

    assertThatThrownBy(() -> EventFiles.read(file, Listen.class))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("listens.avro: expected Avro records of KeyedListen");
  }

  @Test
  void shouldSayWhatIsWrongWhenThereIsNoFile() {
    assertThatThrownBy(() -> EventFiles.read(directory.resolve("none.avro"), Listen.class))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none.avro: expected an Avro container file");
  }

  @Test
  void shouldSayWhatIsWrongWhenTheFileIsCutShort() throws IOException {
    Path file = written();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 30));

    assertThatThrownBy(() -> EventFiles.read(file, Listen.class))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("listens.avro: expected the marker of a block at its end");
  }

  private Path written() throws IOException {
    Path file = directory.resolve("listens.avro");
    try (EventFiles.Writer writer = new EventFiles.Writer(file, Listen.getClassSchema())) {
      for (Keyed<Listen> listen : listens) {
        writer.add(listen);
      }
    }
    return file;
  }

  private static Listen listen(String id) {
    return Listen.newBuilder()
        .setId(id)
        .setTrackId("spotify:track:1")
        .setListenedAt(Instant.ofEpochMilli(1_700_000_000_123L))
        .setUtcOffsetMinutes(120)
        .build();
  }

  private static Tweet tweet(String id) {
    return Tweet.newBuilder()
        .setId(id)
        .setCreatedAt(Instant.ofEpochMilli(1_700_000_000_456L))
        .setText("so calm")
        .build();
  }
}
