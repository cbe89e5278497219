package dev.segue.training.nexttrack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The networks of the ablation table. */
public final class NextTrackRecipes {

  private NextTrackRecipes() {}

  /**
   * GRU4Rec and ANN-LSA, which are baselines; the published network from random vectors (ANN) and
   * from Word2Vec (ANNW); ANNW with every choice of the modalities, the fewest first; the
   * normalised form with all.
   */
  public static List<NextTrackRecipe> of(List<Modality> modalities) {
    List<NextTrackRecipe> recipes = new ArrayList<>();
    recipes.add(baseline("GRU4Rec", NetworkForm.GRU4REC, TrackVectors.RANDOM));
    recipes.add(baseline("ANN-LSA", NetworkForm.PUBLISHED, TrackVectors.LSA));
    recipes.add(published("ANN", TrackVectors.RANDOM, List.of()));
    for (List<Modality> chosen : choices(modalities)) {
      recipes.add(published(name(chosen), TrackVectors.WORD2VEC, chosen));
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

  /** Every subset, the smallest first, each in the given order. */
  private static List<List<Modality>> choices(List<Modality> modalities) {
    return IntStream.range(0, 1 << modalities.size())
        .boxed()
        .sorted(Comparator.comparingInt(Integer::bitCount))
        .map(choice -> chosen(modalities, choice))
        .toList();
  }

  private static List<Modality> chosen(List<Modality> modalities, int choice) {
    return IntStream.range(0, modalities.size())
        .filter(n -> (choice >> n & 1) == 1)
        .mapToObj(modalities::get)
        .toList();
  }

  private static String name(List<Modality> chosen) {
    return chosen.stream()
        .map(modality -> " + " + modality.name())
        .collect(Collectors.joining("", "ANNW", ""));
  }

  private static NextTrackRecipe published(
      String name, TrackVectors vectors, List<Modality> modalities) {
    return new NextTrackRecipe(name, NetworkForm.PUBLISHED, vectors, modalities);
  }

  private static NextTrackRecipe baseline(String name, NetworkForm form, TrackVectors vectors) {
    return new NextTrackRecipe(name, form, vectors, List.of(), true);
  }
}
