package dev.segue.quickstart.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.history.EventFiles;
import dev.segue.features.history.EventFiles.Keyed;
import dev.segue.schemas.Listen;
import dev.segue.schemas.Tweet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldFilesTest {

  private static final WorldConfig CONFIG = WorldConfig.of(20, 5, 4);

  @TempDir private Path directory;

  @Test
  void shouldWriteTheSameBytesWhenTheSeedIsTheSame() throws IOException {
    Path one = written("one");
    Path other = written("other");

    try (Stream<Path> files = Files.list(one)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(8);
      for (Path file : all) {
        assertThat(other.resolve(file.getFileName())).hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void shouldReadBackInTheOrderOfArrival() throws IOException {
    Path files = written("world");
    World world = World.generate(CONFIG, WorldFixture.SCORER);

    try (Stream<Keyed<Listen>> listens =
            EventFiles.read(files.resolve("listens.avro"), Listen.class);
        Stream<Keyed<Tweet>> tweets = EventFiles.read(files.resolve("tweets.avro"), Tweet.class)) {
      assertThat(EventFiles.merged(listens, tweets).map(Keyed::value).map(Object::toString))
          .containsExactlyElementsOf(
              world
                  .events()
                  .map(WorldEvent::value)
                  .filter(Objects::nonNull)
                  .map(Object::toString)
                  .toList());
    }
  }

  private Path written(String name) throws IOException {
    World world = World.generate(CONFIG, WorldFixture.SCORER);
    Path target = directory.resolve(name);
    WorldFiles.write(world, WorldScores.of(world), target);
    return target;
  }
}
