package dev.segue.training.nextgenre;

import dev.segue.schemas.Genre;
import dev.segue.training.comparison.CellFolder;
import dev.segue.training.data.ClassSet;
import dev.segue.training.data.Layouts;
import dev.segue.training.data.StepSource;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.sequence.TrainingConfig;
import dev.segue.training.sequence.TrainingResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Trains the networks of a comparison with several seeds, and on every split of the steps when
 * there is more than one, and keeps what each said of the test steps in a file, so that a
 * comparison that was stopped goes on where it was.
 */
public final class Comparison {

  private final Setting setting;
  private final Watch watch;
  private final List<CellRunner> folds;
  private final Map<ClassSet, Map<String, List<Said>>> said = new LinkedHashMap<>();

  /**
   * What is compared.
   *
   * @param classes sets of classes; factors are ablated on the first
   * @param parts what is compared with the default: groups or names of networks
   * @param training of every network, with the first seed
   * @param seeds how many seeds, one after the other
   * @param cells finished ones
   */
  public record Setting(
      List<ClassSet> classes,
      Set<String> parts,
      TrainingConfig training,
      int seeds,
      CellFolder cells) {}

  /** Told what happens. */
  public interface Watch extends Checkpoint.Messages {

    /** A cell begins; {@code number} of {@code all}, from 1. */
    void begins(String cell, int number, int all);

    /** Runs a training behind a progress bar. */
    TrainingResult training(Function<TrainingProgress, TrainingResult> run);
  }

  /** A forecaster in finished cells, one per fold. */
  private record Said(List<StoredCell> cells, String name) {

    /** Whether it was asked about the judged steps, not only about pasts in other orders. */
    boolean forecasts() {
      return cells.get(0).names().contains(name);
    }

    Forecasts forecasts(int classes) {
      return Forecasts.joined(cells.stream().map(cell -> cell.forecasts(name, classes)).toList());
    }

    /** What it said about pasts in other orders; empty when it was not asked. */
    Map<PastOrder, float[][]> orders(int classes) {
      Map<PastOrder, float[][]> joined = new EnumMap<>(PastOrder.class);
      for (StoredCell cell : cells) {
        cell.orders(name, classes)
            .forEach((order, rows) -> joined.merge(order, rows, Comparison::joined));
      }
      return joined;
    }
  }

  /**
   * @param folds the same steps, split in one or more ways; every fold has networks of its own
   */
  public Comparison(List<StepSource.Steps> folds, Setting setting, Watch watch) {
    this.setting = setting;
    this.watch = watch;
    Encodings encodings = new Encodings(folds);
    this.folds =
        IntStream.range(0, folds.size())
            .mapToObj(fold -> new CellRunner(encodings, fold, setting.cells(), watch))
            .toList();
  }

  /** Name of what is trained on each order of the past, in {@link ComparedSet.Orders}. */
  public static final String TRAINED_ON_IT = "a network that was trained on pasts in that order";

  /** Whether any step has a tweet; without, stress tells nothing. */
  public boolean hasTweets() {
    return steps().histories().stream()
        .flatMap(user -> user.steps().stream())
        .anyMatch(step -> step.step().stress().stream().anyMatch(sum -> !sum.isEmpty()));
  }

  /**
   * Runs what no file has yet.
   *
   * @throws CancellationException when it was stopped; what was finished is kept
   */
  public List<ComparedSet> run() {
    said.clear();
    tellOfTexts();
    Cells cells = new Cells();
    for (ClassSet set : setting.classes()) {
      String title = "baselines, " + set.genres().size() + " classes";
      List<StoredCell> rivals = cells.of(title, fold -> fold.rivals(set, isFirst(set)));
      rivals.get(0).names().forEach(name -> add(set, name, new Said(rivals, name)));
    }
    for (Variant network : networks()) {
      boolean ordered = isFirst(network.classes()) && network.name().equals(Variants.DEFAULT);
      List<StoredCell> trained = cells.of(network.title(), fold -> fold.network(network, ordered));
      add(network.classes(), network.name(), new Said(trained, CellRunner.NETWORK));
    }
    for (Variant pasts : pasts()) {
      List<StoredCell> trained = new ArrayList<>();
      for (PastOrder order : PastOrder.values()) {
        String title = pasts.title() + ", " + order.title();
        trained.addAll(cells.of(title, fold -> fold.pasts(pasts, order)));
      }
      add(pasts.classes(), TRAINED_ON_IT, new Said(trained, CellRunner.NETWORK));
    }
    return setting.classes().stream().map(this::compared).toList();
  }

  private void tellOfTexts() {
    if (steps().embeddingWidth() == 0 && networks().stream().anyMatch(Variants::readsTexts)) {
      watch.tell(Layouts.WITHOUT_TEXTS);
    }
  }

  /** Runs something on a fold. */
  private interface OnFold {
    StoredCell run(CellRunner fold);
  }

  /** Counts the cells of a run. */
  private final class Cells {
    private final int all =
        folds.size()
            * (setting.classes().size()
                + networks().size()
                + pasts().size() * PastOrder.values().length);
    private int begun;

    List<StoredCell> of(String title, OnFold cell) {
      List<StoredCell> cells = new ArrayList<>();
      for (CellRunner fold : folds) {
        String own = ", fold " + (cells.size() + 1) + " of " + folds.size();
        watch.begins(folds.size() == 1 ? title : title + own, ++begun, all);
        cells.add(cell.run(fold));
      }
      return cells;
    }
  }

  private void add(ClassSet set, String name, Said forecaster) {
    said.computeIfAbsent(set, s -> new LinkedHashMap<>())
        .computeIfAbsent(name, n -> new ArrayList<>())
        .add(forecaster);
  }

  /** All networks with the first seed, then all with the next. */
  private List<Variant> networks() {
    Variants.Given given =
        new Variants.Given(hasTweets(), steps().fusionWidth() > 0, steps().embeddingWidth() > 0);
    return seeds().stream()
        .flatMap(run -> Variants.of(setting, setting.training().with(run), given).stream())
        .toList();
  }

  /** What is trained on pasts in one order, per seed. */
  private List<Variant> pasts() {
    return seeds().stream()
        .flatMap(run -> Variants.ofPasts(setting, setting.training().with(run)).stream())
        .toList();
  }

  private List<TrainingRun> seeds() {
    TrainingRun first = setting.training().run();
    return IntStream.range(0, setting.seeds())
        .mapToObj(n -> new TrainingRun(first.seed() + n, first.threads()))
        .toList();
  }

  private boolean isFirst(ClassSet set) {
    return set == setting.classes().get(0);
  }

  private ComparedSet compared(ClassSet set) {
    List<Genre> labels = labels(set);
    List<JudgedSteps> parts =
        folds.stream().map(fold -> CellRunner.judged(fold.data(set))).toList();
    JudgedSteps judged = JudgedSteps.joined(parts);
    Map<String, List<Forecasts>> forecasts = new LinkedHashMap<>();
    OracleForecasts.of(steps().oracle(), judged, labels)
        .ifPresent(oracle -> forecasts.put("oracle", List.of(oracle)));
    said.get(set)
        .forEach(
            (name, runs) -> {
              if (runs.get(0).forecasts()) {
                forecasts.put(
                    name, runs.stream().map(run -> run.forecasts(judged.classes())).toList());
              }
            });
    return new ComparedSet(set, labels, judged, forecasts, trainings(set), orders(set, parts));
  }

  private Map<String, List<ComparedSet.Training>> trainings(ClassSet set) {
    Map<String, List<ComparedSet.Training>> trainings = new LinkedHashMap<>();
    said.get(set)
        .forEach(
            (name, runs) -> {
              List<ComparedSet.Training> own =
                  runs.stream()
                      .filter(Said::forecasts)
                      .flatMap(run -> run.cells().stream())
                      .flatMap(cell -> cell.training().stream())
                      .toList();
              if (!own.isEmpty()) {
                trainings.put(name, own);
              }
            });
    return trainings;
  }

  /**
   * The classes of every fold.
   *
   * @throws IllegalArgumentException when the training steps of folds differ in them
   */
  private List<Genre> labels(ClassSet set) {
    List<List<Genre>> labels =
        folds.stream().map(fold -> fold.data(set).labels()).distinct().toList();
    if (labels.size() > 1) {
      throw new IllegalArgumentException(
          "folds over users: expected the same genres to follow training steps in every fold, found "
              + labels
              + "; ask for other --classes or give more users");
    }
    return labels.get(0);
  }

  private ComparedSet.Orders orders(ClassSet set, List<JudgedSteps> parts) {
    List<JudgedSteps> asked =
        parts.stream().map(judged -> new OrderTest(steps(), judged).asked()).toList();
    JudgedSteps all = JudgedSteps.joined(asked);
    return new ComparedSet.Orders(all, orders(set, all.classes()));
  }

  /** What was said about pasts in other orders, by forecasters that were asked. */
  private Map<String, Map<PastOrder, List<float[][]>>> orders(ClassSet set, int classes) {
    Map<String, Map<PastOrder, List<float[][]>>> orders = new LinkedHashMap<>();
    said.get(set)
        .forEach(
            (name, runs) ->
                runs.forEach(
                    run ->
                        run.orders(classes)
                            .forEach(
                                (order, rows) ->
                                    orders
                                        .computeIfAbsent(name, n -> new LinkedHashMap<>())
                                        .computeIfAbsent(order, o -> new ArrayList<>())
                                        .add(rows))));
    return orders;
  }

  private static float[][] joined(float[][] before, float[][] after) {
    return Stream.of(before, after).flatMap(Arrays::stream).toArray(float[][]::new);
  }

  /** The steps, without regard to their splits. */
  private StepSource.Steps steps() {
    return folds.get(0).steps();
  }
}
