package dev.segue.streams.queries;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A model bundle that answers now.
 *
 * @param kind what it answers
 * @param digest SHA-256 of its manifest, hexadecimal: what predictions carry
 * @param provider where it runs: {@code cpu} or {@code cuda:N}
 * @param providerNote why it does not run on the GPU, where that was asked for; null otherwise
 * @param labels classes, in the order of the probabilities
 * @param temperature probabilities are softmax(logits / temperature)
 * @param metrics what its trainer measured
 * @param trainedAt ISO-8601
 * @param loadedAt ISO-8601, wall clock of this instance
 */
public record ServedBundle(
    String name,
    String version,
    String kind,
    String digest,
    String provider,
    String providerNote,
    List<String> labels,
    double temperature,
    JsonNode metrics,
    String trainedAt,
    String loadedAt) {

  public ServedBundle {
    labels = List.copyOf(labels);
  }
}
