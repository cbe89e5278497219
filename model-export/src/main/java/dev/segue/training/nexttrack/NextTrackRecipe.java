package dev.segue.training.nexttrack;

import java.util.List;

/**
 * Which network is trained, from what.
 *
 * @param name for people
 * @param form how it is built
 * @param vectors what its track vectors start from
 * @param modalities what else it knows of tracks
 */
public record NextTrackRecipe(
    String name, NetworkForm form, TrackVectors vectors, List<Modality> modalities) {

  public NextTrackRecipe {
    modalities = List.copyOf(modalities);
  }

  /** Everything but the name: recipes that say the same make the same network. */
  String decides() {
    return form + ", " + vectors + ", " + modalities.stream().map(Modality::digest).toList();
  }
}
