package dev.segue.features.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SortedMap;

/**
 * What a manifest says that does not follow from the files.
 *
 * @param name name of the model
 * @param version version of the model
 * @param kind what the model answers
 * @param provenance where it comes from
 * @param tolerance of the golden vectors
 * @param model a record that becomes the JSON of {@link BundleManifest#model}
 * @param metrics what was measured
 */
public record BundleDraft(
    String name,
    String version,
    String kind,
    Provenance provenance,
    double tolerance,
    Record model,
    JsonNode metrics) {

  BundleManifest manifest(List<GraphSpec> graphs, SortedMap<String, String> files) {
    return new BundleManifest(
        BundleManifest.FORMAT_VERSION,
        name,
        version,
        kind,
        provenance,
        graphs,
        tolerance,
        BundleJson.tree(model),
        metrics,
        files);
  }
}
