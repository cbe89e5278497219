package dev.segue.training.nexttrack;

import java.util.List;

/**
 * Which network is trained, from what.
 *
 * @param name for people
 * @param form how it is built
 * @param vectors what its track vectors start from
 * @param modalities what else it knows of tracks
 * @param baseline whether it is another system, which the networks have to beat
 */
public record NextTrackRecipe(
    String name,
    NetworkForm form,
    TrackVectors vectors,
    List<Modality> modalities,
    boolean baseline) {

  public NextTrackRecipe {
    modalities = List.copyOf(modalities);
  }

  /** A network that is judged by what it has to beat. */
  public NextTrackRecipe(
      String name, NetworkForm form, TrackVectors vectors, List<Modality> modalities) {
    this(name, form, vectors, modalities, false);
  }

  /** What a network is made of: recipes that say the same make the same one. */
  String decides() {
    return form + ", " + vectors + ", " + modalities.stream().map(Modality::digest).toList();
  }
}
