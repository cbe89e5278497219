package dev.segue.training.nextgenre;

import dev.segue.training.comparison.CellFolder;
import dev.segue.training.data.ClassSet;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.StepSource;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.sequence.TrainingConfig;
import dev.segue.training.sequence.TrainingResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * Trains the networks of a comparison with several seeds and keeps what each said of the test steps
 * in a file, so that a comparison that was stopped goes on where it was.
 */
public final class Comparison {

  private final StepSource.Steps steps;
  private final Setting setting;
  private final Watch watch;
  private final CellRunner runner;
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

  /** A forecaster in a finished cell. */
  private record Said(StoredCell cell, String name) {}

  public Comparison(StepSource.Steps steps, Setting setting, Watch watch) {
    this.steps = steps;
    this.setting = setting;
    this.watch = watch;
    this.runner = new CellRunner(steps, setting.cells(), watch);
  }

  /** Whether any step has a tweet; without, stress tells nothing. */
  public boolean hasTweets() {
    return steps.histories().stream()
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
    List<Variant> networks = networks();
    int all = setting.classes().size() + networks.size();
    int number = 0;
    for (ClassSet set : setting.classes()) {
      watch.begins("baselines, " + set.genres().size() + " classes", ++number, all);
      StoredCell rivals = runner.rivals(set, isFirst(set));
      rivals.names().forEach(name -> add(set, name, new Said(rivals, name)));
    }
    for (Variant network : networks) {
      watch.begins(network.title(), ++number, all);
      boolean ordered = isFirst(network.classes()) && network.name().equals(Variants.DEFAULT);
      StoredCell cell = runner.network(network, ordered);
      add(network.classes(), network.name(), new Said(cell, CellRunner.NETWORK));
    }
    return setting.classes().stream().map(this::compared).toList();
  }

  private void add(ClassSet set, String name, Said forecaster) {
    said.computeIfAbsent(set, s -> new LinkedHashMap<>())
        .computeIfAbsent(name, n -> new ArrayList<>())
        .add(forecaster);
  }

  /** All networks with the first seed, then all with the next. */
  private List<Variant> networks() {
    List<Variant> networks = new ArrayList<>();
    TrainingRun first = setting.training().run();
    for (int n = 0; n < setting.seeds(); n++) {
      TrainingRun run = new TrainingRun(first.seed() + n, first.threads());
      networks.addAll(Variants.of(setting, setting.training().with(run), hasTweets()));
    }
    return networks;
  }

  private boolean isFirst(ClassSet set) {
    return set == setting.classes().get(0);
  }

  private ComparedSet compared(ClassSet set) {
    NextGenreData data = runner.data(set);
    JudgedSteps judged = CellRunner.judged(data);
    Map<String, List<Forecasts>> forecasts = new LinkedHashMap<>();
    OracleForecasts.of(steps.oracle(), judged, data.labels())
        .ifPresent(oracle -> forecasts.put("oracle", List.of(oracle)));
    said.get(set)
        .forEach(
            (name, runs) ->
                forecasts.put(
                    name,
                    runs.stream()
                        .map(run -> run.cell().forecasts(run.name(), judged.classes()))
                        .toList()));
    ComparedSet.Orders orders =
        new ComparedSet.Orders(new OrderTest(steps, judged).asked(), orders(set, judged.classes()));
    return new ComparedSet(set, data.labels(), judged, forecasts, orders);
  }

  /** What was said about pasts in other orders, by forecasters that were asked. */
  private Map<String, Map<PastOrder, List<float[][]>>> orders(ClassSet set, int classes) {
    Map<String, Map<PastOrder, List<float[][]>>> orders = new LinkedHashMap<>();
    said.get(set)
        .forEach(
            (name, runs) ->
                runs.forEach(
                    run ->
                        run.cell()
                            .orders(run.name(), classes)
                            .forEach(
                                (order, rows) ->
                                    orders
                                        .computeIfAbsent(name, n -> new LinkedHashMap<>())
                                        .computeIfAbsent(order, o -> new ArrayList<>())
                                        .add(rows))));
    return orders;
  }
}
