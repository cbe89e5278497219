package dev.segue.training.fusion;

/**
 * What is trained.
 *
 * @param tagVectors {@code word2vec} or {@code multi-hot}: what tag lists are clustered by
 * @param clusters number of classes
 * @param form what the network reads
 * @param dropout behind every ReLU, from 0 to below 1
 */
public record FusionChoice(String tagVectors, int clusters, FusionForm form, float dropout) {

  public FusionChoice {
    TagVectors.Form.named(tagVectors);
    if (clusters < 2) {
      throw new IllegalArgumentException(
          "clusters: expected 2 or more, found %d; there must be classes to tell apart"
              .formatted(clusters));
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException(
          "dropout: expected 0 or more and below 1, found " + dropout);
    }
  }

  TagVectors.Form vectors() {
    return TagVectors.Form.named(tagVectors);
  }
}
