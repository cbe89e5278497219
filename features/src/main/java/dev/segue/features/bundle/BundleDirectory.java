package dev.segue.features.bundle;

import dev.segue.features.encoding.CategoricalInput;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.features.encoding.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A bundle on disk whose manifest is valid and whose every file has the digest that the manifest
 * gives. Files that the manifest does not list are not looked at. Immutable; thread-safe.
 */
public final class BundleDirectory {

  private static final String HINT = "give the directory that segue train wrote with --out";

  private final Path root;
  private final BundleManifest manifest;
  private final String digest;

  private BundleDirectory(Path root, BundleManifest manifest, String digest) {
    this.root = root;
    this.manifest = manifest;
    this.digest = digest;
  }

  /**
   * Reads and checks a bundle. The directory itself may be a symbolic link, which is followed once;
   * nothing in it may be.
   *
   * @throws BundleException if anything is missing, unreadable or differs from its digest
   */
  public static BundleDirectory read(Path directory) {
    Path root;
    try {
      root = directory.toRealPath();
    } catch (IOException absent) {
      throw new BundleException(
          "bundle " + directory + ": expected a directory, found nothing there; " + HINT, absent);
    }
    if (!Files.isDirectory(root)) {
      throw new BundleException(
          "bundle " + directory + ": expected a directory, found a file; " + HINT);
    }
    byte[] json = content(root, BundleFiles.MANIFEST);
    BundleManifest manifest = named(root, () -> parse(json));
    BundleDirectory bundle = new BundleDirectory(root, manifest, Digests.sha256(json));
    manifest.files().keySet().forEach(bundle::bytes);
    return bundle;
  }

  /** The directory, with symbolic links resolved. */
  public Path root() {
    return root;
  }

  /** What {@code bundle.json} says. */
  public BundleManifest manifest() {
    return manifest;
  }

  /** SHA-256 of {@code bundle.json}, and so of everything: it lists all other digests. */
  public String digest() {
    return digest;
  }

  /**
   * The content of a listed file, read and checked anew, so that what is used is what was checked.
   *
   * @throws BundleException if the file is not listed, has gone or has changed
   */
  public byte[] bytes(String file) {
    String expected = manifest.files().get(file);
    if (expected == null) {
      throw refusal(root, "files: expected '" + file + "' among them, found none");
    }
    byte[] content = content(root, file);
    String found = Digests.sha256(content);
    if (!found.equals(expected)) {
      throw refusal(root, file + ": expected SHA-256 " + expected + ", found " + found);
    }
    return content;
  }

  /**
   * What the manifest says of a model of this kind.
   *
   * @param type a record that checks itself
   * @throws BundleException if the model is of another kind, or the manifest says something else
   */
  public <T extends Record> T model(String kind, Class<T> type) {
    if (!manifest.kind().equals(kind)) {
      throw refusal(
          root, BundleFiles.MANIFEST + ", kind: expected " + kind + ", found " + manifest.kind());
    }
    return named(
        root, () -> BundleJson.read(manifest.model(), type, BundleFiles.MANIFEST + ", model"));
  }

  /**
   * The features of a step, as this program builds them.
   *
   * @throws BundleException if it builds them differently, or does not know a block
   */
  public FeatureLayout layout(LayoutSpec layout) {
    return named(root, layout::toFeatureLayout);
  }

  /**
   * The names with an embedding per categorical input, in the order of the id columns.
   *
   * @throws BundleException if this program does not know an input, or a vocabulary is not what the
   *     manifest says
   */
  public Map<CategoricalInput, Vocabulary> vocabularies(List<CategoricalSpec> categoricals) {
    Map<CategoricalInput, Vocabulary> vocabularies = new LinkedHashMap<>();
    for (CategoricalSpec spec : categoricals) {
      vocabularies.put(named(root, spec::input), vocabulary(spec));
    }
    return Collections.unmodifiableMap(vocabularies);
  }

  Vocabulary vocabulary(CategoricalSpec input) {
    List<String> entries = lines(input.vocabulary(), input.size());
    try {
      return new Vocabulary(entries);
    } catch (IllegalArgumentException twins) {
      throw refusal(root, input.vocabulary() + ", " + twins.getMessage());
    }
  }

  /**
   * The lines of a text file.
   *
   * @param expected how many the manifest says there are
   * @throws BundleException if there are more or less
   */
  public List<String> lines(String file, int expected) {
    List<String> lines = parsed(file);
    if (lines.size() != expected) {
      throw refusal(root, file + ": expected " + expected + " lines, found " + lines.size());
    }
    return lines;
  }

  /** The lines of a text file that not every bundle has; empty when it is not listed. */
  public Optional<List<String>> optionalLines(String file) {
    return manifest.files().containsKey(file) ? Optional.of(parsed(file)) : Optional.empty();
  }

  private List<String> parsed(String file) {
    return VocabularyText.parse(new String(bytes(file), StandardCharsets.UTF_8));
  }

  /**
   * A listed JSON file.
   *
   * @param type a record that checks itself
   * @throws BundleException if the file holds something else
   */
  public <T extends Record> T json(String file, Class<T> type) {
    byte[] json = bytes(file);
    return named(root, () -> BundleJson.read(json, type, file));
  }

  /**
   * The golden vectors of a graph.
   *
   * @throws BundleException if the file holds something else
   */
  public GoldenVectors golden(GraphSpec graph) {
    return json(graph.golden(), GoldenVectors.class);
  }

  /**
   * A graph by its file.
   *
   * @throws BundleException if the bundle has no such graph
   */
  public GraphSpec graph(String file) {
    return manifest.graphs().stream()
        .filter(graph -> graph.file().equals(file))
        .findFirst()
        .orElseThrow(
            () ->
                refusal(
                    root,
                    BundleFiles.MANIFEST
                        + ", graphs: expected '"
                        + file
                        + "' among them, found none"));
  }

  private static BundleManifest parse(byte[] json) {
    Map<?, ?> fields = BundleJson.read(json, Map.class, BundleFiles.MANIFEST);
    Object version = fields.get("formatVersion");
    if (!Integer.valueOf(BundleManifest.FORMAT_VERSION).equals(version)) {
      throw new BundleException(
          BundleFiles.MANIFEST
              + ", formatVersion: expected "
              + BundleManifest.FORMAT_VERSION
              + ", found "
              + version);
    }
    return BundleJson.read(json, BundleManifest.class, BundleFiles.MANIFEST);
  }

  private static byte[] content(Path root, String file) {
    Path path = root.resolve(file);
    try {
      if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        throw refusal(root, file + ": expected a file, found nothing there");
      }
      Path real = path.toRealPath();
      if (!real.equals(path)) {
        throw refusal(
            root, file + ": expected a file of the bundle, found a link that leads to " + real);
      }
      if (!Files.isRegularFile(real)) {
        throw refusal(root, file + ": expected a file, found something else");
      }
      return Files.readAllBytes(real);
    } catch (IOException unreadable) {
      throw new BundleException(
          "bundle " + root + ", " + file + ": cannot be read: " + unreadable, unreadable);
    }
  }

  private static <T> T named(Path root, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (BundleException refused) {
      throw new BundleException("bundle " + root + ", " + refused.getMessage(), refused);
    }
  }

  private static BundleException refusal(Path root, String what) {
    return new BundleException("bundle " + root + ", " + what);
  }
}
