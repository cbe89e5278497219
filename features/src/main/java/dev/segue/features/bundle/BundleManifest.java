package dev.segue.features.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code bundle.json} says: everything about a model except its weights.
 *
 * @param formatVersion version of this contract; {@value #FORMAT_VERSION}
 * @param name name of the model, for example {@code next-genre}
 * @param version version of the model, chosen by who trained it
 * @param kind what the model answers, for example {@value NextGenreSpec#KIND}; says what {@code
 *     model} is
 * @param provenance where it comes from
 * @param graphs its graphs, each with golden vectors
 * @param tolerance largest difference of a probability to the golden one; other outputs may differ
 *     by this times the larger of 1 and their size, whole numbers not at all
 * @param model what only models of this kind have to say; see {@link BundleDirectory#model}
 * @param metrics what the trainer measured, free in form
 * @param files SHA-256 in hexadecimal of every other file of the bundle, by relative path
 */
public record BundleManifest(
    int formatVersion,
    String name,
    String version,
    String kind,
    Provenance provenance,
    List<GraphSpec> graphs,
    double tolerance,
    JsonNode model,
    JsonNode metrics,
    SortedMap<String, String> files) {

  /** The version of the contract that this program reads and writes. */
  public static final int FORMAT_VERSION = 2;

  public BundleManifest {
    Require.that(
        formatVersion == FORMAT_VERSION, "formatVersion", "" + FORMAT_VERSION, formatVersion);
    Require.name("name", name);
    requireVersion("version", version);
    Require.name("kind", kind);
    Require.present("provenance", provenance);
    Require.present("graphs", graphs);
    Require.that(!graphs.isEmpty(), "graphs", "at least one graph", "none");
    Require.that(tolerance > 0 && tolerance < 1, "tolerance", "between 0 and 1", tolerance);
    Require.present("model", model);
    Require.present("metrics", metrics);
    Require.present("files", files);
    graphs = List.copyOf(graphs);
    files = new TreeMap<>(files);
    requireFiles(graphs, files);
  }

  /**
   * Checks the version of a model before there is one.
   *
   * @param where what the message begins with
   */
  public static void requireVersion(String where, String version) {
    Require.name(where, version);
  }

  private static void requireFiles(List<GraphSpec> graphs, SortedMap<String, String> files) {
    files.forEach(
        (path, digest) -> {
          Require.that(
              BundleFiles.staysInside(path),
              "files",
              "relative paths of letters, digits, '.', '_' and '-' that stay in the bundle",
              "'" + path + "'");
          Require.that(
              digest != null && Digests.isSha256(digest),
              "files." + path,
              "a SHA-256 in lower-case hexadecimal",
              "'" + digest + "'");
        });
    for (GraphSpec graph : graphs) {
      requireListed(graph.file(), files);
      requireListed(graph.golden(), files);
    }
  }

  private static void requireListed(String file, SortedMap<String, String> files) {
    Require.that(files.containsKey(file), "files", "'" + file + "' among them", "none");
  }
}
