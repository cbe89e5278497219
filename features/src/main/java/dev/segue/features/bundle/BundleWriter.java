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
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
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
  private final List<GraphSpec> graphs = new ArrayList<>();

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
    lines(spec.vocabulary(), vocabulary.names());
    return spec;
  }

  /** Adds lines of text, for example names whose line numbers from 1 are their ids. */
  public BundleWriter lines(String name, List<String> lines) throws IOException {
    return file(name, VocabularyText.print(lines).getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a record as JSON; {@link BundleDirectory#json} reads it. */
  public BundleWriter json(String name, Record content) throws IOException {
    return file(name, BundleJson.write(content));
  }

  /** Adds a graph with what it must answer to what, for example {@link BundleFiles#STEP}. */
  public BundleWriter graph(String name, byte[] onnx, GoldenVectors golden) throws IOException {
    GraphSpec spec = new GraphSpec(name, BundleFiles.golden(name));
    file(name, onnx);
    file(spec.golden(), BundleJson.write(golden));
    graphs.add(spec);
    return this;
  }

  /** As {@link #finish(BundleDraft, Consumer)}, with no check of its own. */
  public BundleDirectory finish(BundleDraft about) throws IOException {
    return finish(about, whole -> {});
  }

  /**
   * Writes the manifest, reads the whole bundle back, checks it and puts it into its place.
   *
   * @param check refuses the bundle by an exception before anybody sees it
   */
  public BundleDirectory finish(BundleDraft about, Consumer<BundleDirectory> check)
      throws IOException {
    byte[] json = BundleJson.write(about.manifest(graphs, digests));
    Files.write(draft.resolve(BundleFiles.MANIFEST), json, StandardOpenOption.CREATE_NEW);
    check.accept(BundleDirectory.read(draft));
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
