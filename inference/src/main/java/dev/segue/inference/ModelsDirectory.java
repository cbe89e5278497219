package dev.segue.inference;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleException;
import dev.segue.features.bundle.BundleFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A directory with bundles: it is one itself, or its sub-directories are. Hidden ones are left out:
 * bundles are written there before they are renamed.
 */
final class ModelsDirectory {

  private final Path directory;

  ModelsDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * What was found.
   *
   * @param valid the valid bundles, the latest creation time first, the greatest path among equals
   * @param refused why the others are not valid
   */
  record Findings(List<BundleDirectory> valid, Map<Path, BundleException> refused) {}

  /** Reads bundles; costs a digest over every file. */
  static Findings read(Collection<Path> bundles) {
    List<BundleDirectory> valid = new ArrayList<>();
    Map<Path, BundleException> refused = new TreeMap<>();
    for (Path bundle : bundles) {
      try {
        valid.add(BundleDirectory.read(bundle));
      } catch (BundleException wrong) {
        refused.put(bundle, wrong);
      }
    }
    Comparator<BundleDirectory> age =
        Comparator.comparing(bundle -> Instant.parse(bundle.manifest().provenance().created()));
    valid.sort(age.thenComparing(BundleDirectory::root).reversed());
    return new Findings(List.copyOf(valid), refused);
  }

  /**
   * Name, size, time and identity of all files by bundle, whose symbolic links are resolved; costs
   * a look at every file, but reads none.
   */
  Map<Path, Set<String>> files() {
    Map<Path, Set<String>> files = new TreeMap<>();
    for (Path bundle : bundles()) {
      files.put(bundle, files(bundle));
    }
    return files;
  }

  private static Set<String> files(Path bundle) {
    Set<String> files = new HashSet<>();
    SimpleFileVisitor<Path> note =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String state = attributes.size() + " " + attributes.lastModifiedTime();
            files.add(bundle.relativize(file) + " " + state + " " + attributes.fileKey());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(bundle, note);
    } catch (IOException impossible) {
      throw new UncheckedIOException("the visitor throws nothing", impossible);
    }
    return files;
  }

  private List<Path> bundles() {
    if (Files.exists(directory.resolve(BundleFiles.MANIFEST))) {
      return List.of(resolved(directory));
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .filter(entry -> Files.exists(entry.resolve(BundleFiles.MANIFEST)))
          .map(ModelsDirectory::resolved)
          .toList();
    } catch (IOException absent) {
      return List.of();
    }
  }

  private static Path resolved(Path bundle) {
    try {
      return bundle.toRealPath();
    } catch (IOException gone) {
      return bundle;
    }
  }
}
