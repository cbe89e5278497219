package dev.segue.features.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.features.baseline.BaselineTables;
import dev.segue.schemas.Genre;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code bundle.json} says: everything about a model except its weights.
 *
 * @param formatVersion version of this contract; {@value #FORMAT_VERSION}
 * @param name name of the model, for example {@code next-genre}
 * @param version version of the model, chosen by who trained it
 * @param kind what the model answers; {@value #NEXT_GENRE}
 * @param provenance where it comes from
 * @param layout the features of a step
 * @param categoricals the id columns of a step, in order
 * @param labels the genres of the logits, in order; a subset of the enum in its order
 * @param network the recurrent network
 * @param temperature probabilities are softmax(logits / temperature)
 * @param tolerance largest difference of a probability to the golden one; other outputs may differ
 *     by this times the larger of 1 and their size
 * @param metrics what the trainer measured, free in form
 * @param baselines global tables of the baselines
 * @param files SHA-256 in hexadecimal of every other file of the bundle, by relative path
 */
public record BundleManifest(
    int formatVersion,
    String name,
    String version,
    String kind,
    Provenance provenance,
    LayoutSpec layout,
    List<CategoricalSpec> categoricals,
    List<Genre> labels,
    NetworkSpec network,
    double temperature,
    double tolerance,
    JsonNode metrics,
    BaselineTables baselines,
    SortedMap<String, String> files) {

  /** The version of the contract that this program reads and writes. */
  public static final int FORMAT_VERSION = 1;

  /** Kind of a model that predicts the genre a user will want next. */
  public static final String NEXT_GENRE = "next-genre";

  public BundleManifest {
    Require.that(
        formatVersion == FORMAT_VERSION, "formatVersion", "" + FORMAT_VERSION, formatVersion);
    Require.name("name", name);
    requireVersion("version", version);
    Require.that(NEXT_GENRE.equals(kind), "kind", NEXT_GENRE, kind);
    Require.present("provenance", provenance);
    Require.present("layout", layout);
    Require.present("network", network);
    Require.present("metrics", metrics);
    Require.present("baselines", baselines);
    Require.present("categoricals", categoricals);
    Require.present("labels", labels);
    Require.present("files", files);
    requireLabels(labels);
    Require.that(
        temperature > 0 && Double.isFinite(temperature), "temperature", "above 0", temperature);
    Require.that(tolerance > 0 && tolerance < 1, "tolerance", "between 0 and 1", tolerance);
    categoricals = List.copyOf(categoricals);
    List<String> inputs = categoricals.stream().map(CategoricalSpec::name).toList();
    Require.that(
        Set.copyOf(inputs).size() == inputs.size(), "categoricals", "distinct names", inputs);
    labels = List.copyOf(labels);
    files = new TreeMap<>(files);
    requireFiles(categoricals, files);
  }

  /**
   * Checks the version of a model before there is one.
   *
   * @param where what the message begins with
   */
  public static void requireVersion(String where, String version) {
    Require.name(where, version);
  }

  /** The files a bundle with these inputs must have besides its manifest. */
  static List<String> requiredFiles(List<CategoricalSpec> categoricals) {
    List<String> required = new ArrayList<>();
    required.add(BundleFiles.STEP);
    required.add(BundleFiles.SEQUENCE);
    required.add(BundleFiles.STEP_GOLDEN);
    required.add(BundleFiles.SEQUENCE_GOLDEN);
    categoricals.forEach(input -> required.add(input.vocabulary()));
    return required;
  }

  private static void requireFiles(
      List<CategoricalSpec> categoricals, SortedMap<String, String> files) {
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
    for (String required : requiredFiles(categoricals)) {
      Require.that(files.containsKey(required), "files", "'" + required + "' among them", "none");
    }
  }

  private static void requireLabels(List<Genre> labels) {
    Require.that(labels.size() >= 2, "labels", "at least 2 genres", labels);
    for (int i = 0; i < labels.size(); i++) {
      Genre label = labels.get(i);
      Require.that(label != null && label != Genre.UNKNOWN, "labels", "known genres", labels);
      Require.that(
          i == 0 || labels.get(i - 1).compareTo(label) < 0,
          "labels",
          "distinct genres in the order of the enum",
          labels);
    }
  }
}
