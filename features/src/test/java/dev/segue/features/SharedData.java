package dev.segue.features;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Development data beside the checkout; tests that want it are skipped where it is absent. */
public final class SharedData {

  private SharedData() {}

  /**
   * The file {@code shared/data/NAME} beside the checkout or further up; skips the test without.
   */
  public static Path require(String name) {
    Path found =
        Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
            .limit(5)
            .map(folder -> folder.resolve("shared/data").resolve(name))
            .filter(Files::exists)
            .findFirst()
            .orElse(null);
    assumeTrue(found != null, "skipped: development data " + name + " is not here");
    return found;
  }
}
