package dev.segue.features.bundle;

import dev.segue.features.encoding.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes a bundle into a hidden sibling of its directory and renames it into place when it is
 * complete, so that a reader sees either no bundle or a whole one. An earlier bundle at the same
 * place is replaced, anything else there is refused. Closing without {@link #finish} removes what
 * was written. Not thread-safe.
 */
public final class BundleWriter implements AutoCloseable {

  private final Path target;
  private final Path draft;
  private final SortedMap<String, String> digests = new TreeMap<>();

  private BundleWriter(Path target, Path draft) {
    this.target = target;
    this.draft = draft;
  }

  /**
   * Starts a bundle that will lie at {@code target}.
   *
   * @throws BundleException if something that is no bundle lies there
   */
  public static BundleWriter to(Path target) throws IOException {
    Path place = target.toAbsolutePath().normalize();
    if (Files.exists(place) && !isReplaceable(place)) {
      throw new BundleException(
          "bundle "
              + target
              + ": expected nothing, an empty directory or a bundle to replace"
              + " there, found other files");
    }
    Path draft = place.resolveSibling("." + place.getFileName() + ".writing-" + UUID.randomUUID());
    return new BundleWriter(place, Files.createDirectories(draft));
  }

  /** Adds a file, for example {@link BundleFiles#STEP}. */
  public BundleWriter file(String name, byte[] content) throws IOException {
    Require.that(BundleFiles.staysInside(name), "file", "a path inside the bundle", name);
    Require.that(!name.equals(BundleFiles.MANIFEST), "file", "not the manifest", name);
    Path path = draft.resolve(name);
    Files.createDirectories(path.getParent());
    Files.write(path, content, StandardOpenOption.CREATE_NEW);
    digests.put(name, Digests.sha256(content));
    return this;
  }

  /** Adds the vocabulary of a categorical input and returns what the manifest says of it. */
  public CategoricalSpec vocabulary(String input, Vocabulary vocabulary) throws IOException {
    CategoricalSpec spec = CategoricalSpec.of(input, vocabulary.size());
    String text = VocabularyText.print(vocabulary.names());
    file(spec.vocabulary(), text.getBytes(StandardCharsets.UTF_8));
    return spec;
  }

  /** Adds golden vectors under {@link BundleFiles#STEP_GOLDEN} or its sibling. */
  public BundleWriter golden(String name, GoldenVectors vectors) throws IOException {
    return file(name, BundleJson.write(vectors));
  }

  /**
   * Writes the manifest, reads the whole bundle back and puts it into its place.
   *
   * @param draftManifest the manifest; its files are filled in here
   */
  public BundleDirectory finish(ManifestDraft draftManifest) throws IOException {
    byte[] json = BundleJson.write(draftManifest.manifest(digests));
    Files.write(draft.resolve(BundleFiles.MANIFEST), json, StandardOpenOption.CREATE_NEW);
    BundleDirectory.read(draft);
    if (Files.exists(target.resolve(BundleFiles.MANIFEST))) {
      Path old = draft.resolveSibling(draft.getFileName() + ".old");
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      delete(old);
    } else {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }
    return BundleDirectory.read(target);
  }

  /** Makes the manifest once the digests of all files are known. */
  @FunctionalInterface
  public interface ManifestDraft {
    BundleManifest manifest(SortedMap<String, String> files);
  }

  @Override
  public void close() throws IOException {
    if (Files.exists(draft)) {
      delete(draft);
    }
  }

  private static boolean isReplaceable(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(place)) {
      return Files.isRegularFile(place.resolve(BundleFiles.MANIFEST))
          || entries.findAny().isEmpty();
    }
  }

  private static void delete(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
