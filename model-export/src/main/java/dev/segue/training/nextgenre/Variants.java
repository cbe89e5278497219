package dev.segue.training.nextgenre;

import dev.segue.training.data.ClassSet;
import dev.segue.training.data.Layouts;
import dev.segue.training.learning.Cell;
import dev.segue.training.nextgenre.Variant.Features;
import dev.segue.training.sequence.TrainingConfig;
import dev.segue.training.sequence.TrainingConfig.Imbalance;
import dev.segue.training.sequence.TrainingConfig.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The networks of a comparison. */
public final class Variants {

  /** The network that {@code segue train} makes unless told otherwise. */
  public static final String DEFAULT = "default";

  /** The default without the stress of tweets. */
  public static final String WITHOUT_STRESS = "- stress";

  /** The default that reads the classes of tracks by a fusion model. */
  public static final String WITH_FUSION = "+ fusion";

  /**
   * Networks that are trained on pasts in one order alone, and asked about pasts in the same: see
   * {@link PastOrder}.
   */
  public static final String SHUFFLED_PASTS = "shuffled pasts";

  /** The default whose loss is that of the frozen view alone. */
  static final String FROZEN_ONLY = "- at-listen loss";

  /** Those that differ from the default in what they make of tweets alone. */
  private static final Set<String> ON_TWEETS = Set.of(WITHOUT_STRESS, FROZEN_ONLY);

  static final Features EVERYTHING = new Features(Layouts.STANDARD, true, false);

  /** The published step vector, with stress. */
  private static final Features PUBLISHED = new Features(Layouts.S0, true, false);

  /** Added to the name of a network that reads the published step vector where it has no texts. */
  private static final String WITHOUT_TEXTS = " (no text)";

  /**
   * Added to the name of a published cell that has attention and stress where none was published.
   */
  private static final String WITH_BOTH = " + attention + stress";

  /**
   * What steps have.
   *
   * @param tweets whether any step has one
   * @param fusion whether their tracks have classes by a fusion model
   * @param texts whether their tracks have text embeddings
   */
  record Given(boolean tweets, boolean fusion, boolean texts) {}

  private Variants() {}

  /** The published cells, for every set of classes. */
  public static final String PUBLISHED_CELLS = "published";

  /**
   * The default with one factor changed at a time, for the first set of classes, and published
   * cells with attention and stress where none was published.
   */
  public static final String ABLATIONS = "ablations";

  /**
   * The default for every set of classes, and what of the rest is wanted.
   *
   * @param given what the steps have; what would differ in the rest alone is left out
   * @throws IllegalArgumentException when a part is neither a group nor the name of a network
   */
  static List<Variant> of(Comparison.Setting setting, TrainingConfig training, Given given) {
    List<Variant> variants = new ArrayList<>();
    Set<String> wanted = new HashSet<>(plain(setting.parts()));
    wanted.add(DEFAULT);
    for (ClassSet set : setting.classes()) {
      variants.addAll(wanted(published(set, training), wanted, PUBLISHED_CELLS));
    }
    for (ClassSet set : setting.classes()) {
      variants.addAll(wanted(withBoth(set, training), wanted, ABLATIONS));
    }
    List<Variant> ablations = ablations(standard(setting.classes().get(0), training));
    variants.addAll(wanted(ablations, wanted, ABLATIONS));
    variants.removeIf(variant -> !given.tweets() && ON_TWEETS.contains(variant.name()));
    variants.removeIf(variant -> !given.fusion() && variant.name().equals(WITH_FUSION));
    variants.replaceAll(variant -> given.texts() ? variant : toldOfTexts(variant));
    return variants;
  }

  /** Whether a network reads the published step vector, which has texts where there are any. */
  static boolean readsTexts(Variant variant) {
    return variant.features().layout() == Layouts.S0;
  }

  private static Variant toldOfTexts(Variant variant) {
    return readsTexts(variant) ? variant.named(variant.name() + WITHOUT_TEXTS) : variant;
  }

  /** Names of parts, whether or not the table adds that there are no texts. */
  private static Set<String> plain(Set<String> parts) {
    return parts.stream()
        .map(part -> part.endsWith(WITHOUT_TEXTS) ? part.replace(WITHOUT_TEXTS, "") : part)
        .collect(Collectors.toSet());
  }

  /** Refuses parts that are neither a group nor the name of a network. */
  public static void requireParts(Set<String> parts) {
    List<String> known = new ArrayList<>(List.of(PUBLISHED_CELLS, ABLATIONS, DEFAULT));
    TrainingConfig training = TrainingConfig.standard();
    List<Variant> networks = new ArrayList<>(published(ClassSet.SIX, training));
    networks.addAll(withBoth(ClassSet.SIX, training));
    networks.addAll(ablations(standard(ClassSet.SIX, training)));
    networks.stream().map(Variant::name).filter(name -> !known.contains(name)).forEach(known::add);
    known.add(SHUFFLED_PASTS);
    if (!known.containsAll(plain(parts))) {
      throw new IllegalArgumentException("--parts: expected some of " + known + ", found " + parts);
    }
  }

  private static List<Variant> wanted(List<Variant> group, Set<String> wanted, String name) {
    return group.stream()
        .filter(variant -> wanted.contains(name) || wanted.contains(variant.name()))
        .toList();
  }

  /** The default of a set of classes, for pasts in other orders; empty unless it is wanted. */
  static Optional<Variant> ofPasts(Comparison.Setting setting, TrainingConfig training) {
    boolean wanted =
        setting.parts().contains(SHUFFLED_PASTS) || setting.parts().contains(ABLATIONS);
    return wanted
        ? Optional.of(standard(setting.classes().get(0), training).named(SHUFFLED_PASTS))
        : Optional.empty();
  }

  private static List<Variant> ablations(Variant standard) {
    List<Variant> variants = new ArrayList<>(networks(standard));
    variants.addAll(features(standard));
    variants.addAll(objectives(standard));
    return variants;
  }

  private static Variant standard(ClassSet set, TrainingConfig training) {
    NetworkChoice network = NetworkChoice.standard(Cell.LSTM);
    return new Variant(DEFAULT, set, EVERYTHING, network, StartingPoint.GENRES_ALIKE, training);
  }

  /** The default, and the published cells of a set of classes: three have attention and stress. */
  private static List<Variant> published(ClassSet set, TrainingConfig training) {
    List<Variant> cells = new ArrayList<>(List.of(standard(set, training)));
    for (Cell cell : Cell.values()) {
      Variant both = published(set, cell, training);
      cells.add(
          set == ClassSet.THREE
              ? both
              : both.with(new Features(Layouts.S0, false, false))
                  .with(both.network().withoutAttention()));
    }
    return cells;
  }

  /** The cells that were published without attention and stress, with both. */
  private static List<Variant> withBoth(ClassSet set, TrainingConfig training) {
    return set == ClassSet.THREE
        ? List.of()
        : Arrays.stream(Cell.values())
            .map(cell -> published(set, cell, training))
            .map(cell -> cell.named(cell.name() + WITH_BOTH))
            .toList();
  }

  /** The published step vector, network and loss, with attention and stress. */
  private static Variant published(ClassSet set, Cell cell, TrainingConfig training) {
    String name = Layouts.S0.key() + " " + cell.name().toLowerCase(Locale.ROOT);
    NetworkChoice network = NetworkChoice.standard(cell).withoutSkip().withoutDecay();
    Objective frozen = new Objective(false, Imbalance.NONE);
    return new Variant(name, set, PUBLISHED, network, StartingPoint.RANDOM, training.with(frozen));
  }

  private static List<Variant> networks(Variant standard) {
    NetworkChoice network = standard.network();
    return List.of(
        standard.named("gru").with(NetworkChoice.standard(Cell.GRU)),
        standard.named("- attention").with(network.withoutAttention()),
        standard.named("- decay").with(network.withoutDecay()),
        standard.named("- skip").with(network.withoutSkip()),
        standard.named("- start").with(StartingPoint.RANDOM));
  }

  private static List<Variant> features(Variant standard) {
    return List.of(
        standard.named(WITHOUT_STRESS).with(new Features(Layouts.STANDARD, false, false)),
        standard.named("layout s0").with(PUBLISHED),
        standard.named(WITH_FUSION).with(new Features(Layouts.STANDARD, true, false, true)),
        standard.named("+ track vectors").with(new Features(Layouts.STANDARD, true, true)));
  }

  private static List<Variant> objectives(Variant standard) {
    TrainingConfig training = standard.training();
    Objective frozen = new Objective(false, Imbalance.NONE);
    Objective weights = new Objective(true, Imbalance.WEIGHTS);
    Objective oversampling = new Objective(true, Imbalance.OVERSAMPLING);
    return List.of(
        standard.named(FROZEN_ONLY).with(training.with(frozen)),
        standard.named("+ class weights").with(training.with(weights)),
        standard.named("+ oversampling").with(training.with(oversampling)));
  }
}
