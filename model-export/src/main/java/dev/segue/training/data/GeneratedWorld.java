package dev.segue.training.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Labelled steps of a generated world. The generator belongs to another module, which this one must
 * not see: the launcher runs {@code segue world} into a folder that is read and deleted.
 *
 * @param users number of users
 * @param days days of their lives
 * @param seed of the world
 */
public record GeneratedWorld(int users, int days, long seed) implements StepSource {

  private static final String HOME = "segue.home";

  @Override
  public Steps read(Rules rules) throws IOException {
    Path folder = Files.createTempDirectory("segue-world-");
    try {
      write(folder);
      return new EventDirectory(folder).read(rules);
    } finally {
      delete(folder);
    }
  }

  private void write(Path folder) throws IOException {
    Process world =
        new ProcessBuilder(
                launcher().toString(),
                "world",
                "--users=" + users,
                "--days=" + days,
                "--seed=" + seed,
                "--out=" + folder)
            .redirectErrorStream(true)
            .start();
    world.getOutputStream().close();
    String said;
    try (InputStream output = world.getInputStream()) {
      said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
    }
    if (exitCode(world) != 0) {
      throw new IllegalArgumentException(
          "--world: segue world failed: "
              + said.lines().reduce((earlier, last) -> last).orElse("it said nothing"));
    }
  }

  private static Path launcher() {
    String home = System.getProperty(HOME);
    if (home == null || !Files.isExecutable(Path.of(home, "segue"))) {
      throw new IllegalArgumentException(
          "--world: expected to be run by the launcher segue, which makes worlds, found no launcher;"
              + " write one with segue world --out DIR, and give --events DIR");
    }
    return Path.of(home, "segue");
  }

  private static int exitCode(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException interrupted) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalArgumentException("--world: interrupted", interrupted);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
