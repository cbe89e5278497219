package dev.segue.training.nexttrack;

import java.util.ArrayList;
import java.util.List;

/** The networks of the ablation table. */
public final class NextTrackRecipes {

  private NextTrackRecipes() {}

  /**
   * GRU4Rec; the published network from random vectors (ANN), from LSA and from Word2Vec (ANNW);
   * ANNW with each modality and with all; the normalised form with all.
   */
  public static List<NextTrackRecipe> of(List<Modality> modalities) {
    List<NextTrackRecipe> recipes = new ArrayList<>();
    recipes.add(
        new NextTrackRecipe("GRU4Rec", NetworkForm.GRU4REC, TrackVectors.RANDOM, List.of()));
    recipes.add(published("ANN", TrackVectors.RANDOM, List.of()));
    recipes.add(published("ANN-LSA", TrackVectors.LSA, List.of()));
    recipes.add(published("ANNW", TrackVectors.WORD2VEC, List.of()));
    for (Modality modality : modalities) {
      recipes.add(published("ANNW + " + modality.name(), TrackVectors.WORD2VEC, List.of(modality)));
    }
    if (modalities.size() > 1) {
      recipes.add(published("ANNW + all", TrackVectors.WORD2VEC, modalities));
    }
    recipes.add(
        new NextTrackRecipe(
            "normalised", NetworkForm.NORMALISED, TrackVectors.WORD2VEC, modalities));
    return recipes;
  }

  /** The names of {@link #of}, of modalities by their names. */
  public static List<String> names(List<String> modalities) {
    List<Modality> named =
        modalities.stream().map(name -> new Modality(name, 1, new float[0])).toList();
    return of(named).stream().map(NextTrackRecipe::name).toList();
  }

  private static NextTrackRecipe published(
      String name, TrackVectors vectors, List<Modality> modalities) {
    return new NextTrackRecipe(name, NetworkForm.PUBLISHED, vectors, modalities);
  }
}
