package dev.segue.inference;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleException;
import dev.segue.features.bundle.BundleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
  record Findings(List<BundleDirectory> valid, List<BundleException> refused) {}

  /** Reads all bundles; costs a digest over every file. */
  Findings read() {
    List<BundleDirectory> valid = new ArrayList<>();
    List<BundleException> refused = new ArrayList<>();
    for (Path candidate : candidates()) {
      try {
        valid.add(BundleDirectory.read(candidate));
      } catch (BundleException wrong) {
        refused.add(wrong);
      }
    }
    Comparator<BundleDirectory> age =
        Comparator.comparing(bundle -> Instant.parse(bundle.manifest().provenance().created()));
    valid.sort(age.thenComparing(BundleDirectory::root).reversed());
    return new Findings(List.copyOf(valid), List.copyOf(refused));
  }

  /** Changes whenever a manifest appears, changes or goes; costs a look at every manifest. */
  Map<Path, String> fingerprint() {
    Map<Path, String> fingerprint = new TreeMap<>();
    for (Path candidate : candidates()) {
      try {
        BasicFileAttributes manifest =
            Files.readAttributes(
                candidate.resolve(BundleFiles.MANIFEST), BasicFileAttributes.class);
        fingerprint.put(
            candidate,
            manifest.lastModifiedTime() + " " + manifest.size() + " " + manifest.fileKey());
      } catch (IOException gone) {
        fingerprint.put(candidate, "gone");
      }
    }
    return fingerprint;
  }

  private List<Path> candidates() {
    if (Files.exists(directory.resolve(BundleFiles.MANIFEST))) {
      return List.of(directory);
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .filter(entry -> Files.exists(entry.resolve(BundleFiles.MANIFEST)))
          .sorted()
          .toList();
    } catch (IOException absent) {
      return List.of();
    }
  }
}
