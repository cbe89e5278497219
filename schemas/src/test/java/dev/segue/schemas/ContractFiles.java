package dev.segue.schemas;

import dev.segue.schemas.serde.JavaProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** The contracts as this build generates them, and as they were released. */
final class ContractFiles {
  static final Path RELEASED = Path.of("released");
  private static final Path SOURCES = Path.of("src/main/avro");

  private ContractFiles() {}

  /** Every type that has a source file, types within types included. */
  static List<Schema> current() {
    return files(SOURCES).map(ContractFiles::generated).toList();
  }

  /** The records that are values of topics: those that no other record holds. */
  static List<Schema> currentTopicValues() {
    Set<String> held = new HashSet<>();
    for (Schema schema : current()) {
      Set<String> within = new HashSet<>(SchemaTypes.of(schema).keySet());
      within.remove(schema.getFullName());
      held.addAll(within);
    }
    return current().stream()
        .filter(schema -> schema.getType() == Schema.Type.RECORD)
        .filter(schema -> !held.contains(schema.getFullName()))
        .toList();
  }

  /** Released versions of the record, oldest first; a version holds the records that it changed. */
  static List<Schema> released(String name) {
    TreeMap<Integer, Schema> versions = new TreeMap<>();
    for (Path directory : list(RELEASED)) {
      Path file = directory.resolve(name + ".avsc");
      if (Files.exists(file)) {
        versions.put(number(directory), parse(file));
      }
    }
    return List.copyOf(versions.values());
  }

  static int newestReleasedVersion() {
    return list(RELEASED).stream().mapToInt(ContractFiles::number).max().orElse(0);
  }

  static Stream<Path> files(Path directory) {
    return list(directory).stream().filter(file -> file.toString().endsWith(".avsc"));
  }

  static String nameOf(Path file) {
    return file.getFileName().toString().replace(".avsc", "");
  }

  private static List<Path> list(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int number(Path versionDirectory) {
    return Integer.parseInt(versionDirectory.getFileName().toString().substring(1));
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema generated(Path source) {
    try {
      Class<?> type = Class.forName("dev.segue.schemas." + nameOf(source));
      return JavaProperties.removedFrom(SpecificData.get().getSchema(type));
    } catch (ClassNotFoundException e) {
      throw new AssertionError("no class was generated for " + source, e);
    }
  }
}
