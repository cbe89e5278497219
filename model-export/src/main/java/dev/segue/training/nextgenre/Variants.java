package dev.segue.training.nextgenre;

import dev.segue.training.data.ClassSet;
import dev.segue.training.data.Layouts;
import dev.segue.training.learning.Cell;
import dev.segue.training.nextgenre.Variant.Features;
import dev.segue.training.sequence.TrainingConfig;
import dev.segue.training.sequence.TrainingConfig.Imbalance;
import dev.segue.training.sequence.TrainingConfig.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The networks of a comparison. */
public final class Variants {

  /** The network that {@code segue train} makes unless told otherwise. */
  public static final String DEFAULT = "default";

  /** The default without the stress of tweets. */
  public static final String WITHOUT_STRESS = "- stress";

  /** The default whose loss is that of the frozen view alone. */
  static final String FROZEN_ONLY = "- at-listen loss";

  static final Features EVERYTHING = new Features(Layouts.STANDARD, true, false);
  private static final Features PUBLISHED = new Features(Layouts.S0, true, false);

  private Variants() {}

  /** What is compared with the default. */
  public enum Part {
    /** The published cells, for every set of classes. */
    PUBLISHED,
    /** The default with one factor changed at a time, for the first set of classes. */
    ABLATIONS
  }

  /**
   * The default for every set of classes, and what is compared with it.
   *
   * @param tweets whether any step has one; without, what differs in their stress is left out
   */
  static List<Variant> of(Comparison.Setting setting, TrainingConfig training, boolean tweets) {
    List<Variant> variants = new ArrayList<>();
    for (ClassSet set : setting.classes()) {
      variants.add(standard(set, training));
      if (setting.parts().contains(Part.PUBLISHED)) {
        for (Cell cell : Cell.values()) {
          variants.add(published(set, cell, training));
        }
      }
    }
    if (setting.parts().contains(Part.ABLATIONS)) {
      Variant standard = standard(setting.classes().get(0), training);
      variants.addAll(networks(standard));
      variants.addAll(features(standard, tweets));
      variants.addAll(objectives(standard, tweets));
    }
    return variants;
  }

  private static Variant standard(ClassSet set, TrainingConfig training) {
    return new Variant(DEFAULT, set, EVERYTHING, NetworkChoice.standard(Cell.LSTM), training);
  }

  /** The published step vector and network, with attention and stress. */
  private static Variant published(ClassSet set, Cell cell, TrainingConfig training) {
    String name = Layouts.S0.key() + " " + cell.name().toLowerCase(Locale.ROOT);
    NetworkChoice network = NetworkChoice.standard(cell).withoutSkip();
    return new Variant(name, set, PUBLISHED, network, training);
  }

  private static List<Variant> networks(Variant standard) {
    NetworkChoice network = standard.network();
    return List.of(
        standard.named("gru").with(NetworkChoice.standard(Cell.GRU)),
        standard.named("- attention").with(network.withoutAttention()),
        standard.named("- decay").with(network.withoutDecay()),
        standard.named("- skip").with(network.withoutSkip()));
  }

  private static List<Variant> features(Variant standard, boolean tweets) {
    List<Variant> variants = new ArrayList<>();
    if (tweets) {
      variants.add(
          standard.named(WITHOUT_STRESS).with(new Features(Layouts.STANDARD, false, false)));
    }
    variants.add(standard.named("layout s0").with(PUBLISHED));
    variants.add(
        standard.named("+ track vectors").with(new Features(Layouts.STANDARD, true, true)));
    return variants;
  }

  private static List<Variant> objectives(Variant standard, boolean tweets) {
    TrainingConfig training = standard.training();
    List<Variant> variants = new ArrayList<>();
    if (tweets) {
      Objective frozen = new Objective(false, Imbalance.NONE);
      variants.add(standard.named(FROZEN_ONLY).with(training.with(frozen)));
    }
    Objective weights = new Objective(true, Imbalance.WEIGHTS);
    Objective oversampling = new Objective(true, Imbalance.OVERSAMPLING);
    variants.add(standard.named("+ class weights").with(training.with(weights)));
    variants.add(standard.named("+ oversampling").with(training.with(oversampling)));
    return variants;
  }
}
