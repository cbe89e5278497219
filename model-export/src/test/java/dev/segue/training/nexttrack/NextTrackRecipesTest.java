package dev.segue.training.nexttrack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NextTrackRecipesTest {

  @Test
  void shouldHaveEveryChoiceOfModalities() {
    List<String> names = NextTrackRecipes.names(List.of("acoustic", "lyrics", "tags"));

    assertThat(names)
        .containsExactly(
            "GRU4Rec",
            "ANN-LSA",
            "ANN",
            "ANNW",
            "ANNW + acoustic",
            "ANNW + lyrics",
            "ANNW + tags",
            "ANNW + acoustic + lyrics",
            "ANNW + acoustic + tags",
            "ANNW + lyrics + tags",
            "ANNW + acoustic + lyrics + tags",
            "normalised");
  }

  @Test
  void shouldGiveEveryNetworkWhatItsNameSays() {
    Modality acoustic = new Modality("acoustic", 1, new float[1]);
    Modality tags = new Modality("tags", 1, new float[1]);

    List<NextTrackRecipe> recipes = NextTrackRecipes.of(List.of(acoustic, tags));

    assertThat(recipes.get(5).name()).isEqualTo("ANNW + tags");
    assertThat(recipes.get(5).modalities()).containsExactly(tags);
    assertThat(recipes.get(6).modalities()).containsExactly(acoustic, tags);
    assertThat(recipes.stream().filter(NextTrackRecipe::baseline).map(NextTrackRecipe::name))
        .containsExactly("GRU4Rec", "ANN-LSA");
  }
}
