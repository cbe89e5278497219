package dev.segue.training.nextgenre;

import dev.segue.training.data.ClassSet;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.StepSource;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.sequence.SequenceTrainer;
import dev.segue.training.sequence.TrainingConfig;
import dev.segue.training.sequence.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
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

  private static final String NETWORK = "network";

  private final StepSource.Steps steps;
  private final Setting setting;
  private final CellFolder folder;
  private final Watch watch;
  private final Encodings encodings;

  /**
   * What is compared.
   *
   * @param classes sets of classes; factors are ablated on the first
   * @param parts what is compared with the default
   * @param training of every network, with the first seed
   * @param seeds how many seeds, one after the other
   * @param cells folder of finished cells
   */
  public record Setting(
      List<ClassSet> classes,
      Set<Variants.Part> parts,
      TrainingConfig training,
      int seeds,
      Path cells) {}

  /** Told what happens. */
  public interface Watch extends Checkpoint.Messages {

    /** A cell begins; {@code number} of {@code all}, from 1. */
    void begins(String cell, int number, int all);

    /** Runs a training behind a progress bar. */
    TrainingResult training(Function<TrainingProgress, TrainingResult> run);
  }

  /** A cell to be run. */
  private record Cell(Variant variant, boolean first) {

    String name() {
      return variant.name()
          + ", "
          + variant.classes().genres().size()
          + " classes, seed "
          + variant.training().run().seed();
    }

    /** Whether it is asked about pasts in other orders, too. */
    boolean ordered() {
      return first && variant.name().equals(Variants.DEFAULT);
    }
  }

  public Comparison(StepSource.Steps steps, Setting setting, Watch watch) {
    this.steps = steps;
    this.setting = setting;
    this.folder = new CellFolder(setting.cells());
    this.watch = watch;
    this.encodings = new Encodings(steps);
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
  public List<ComparedSet> run() throws IOException {
    Map<ClassSet, Map<String, List<StoredCell>>> cells = new LinkedHashMap<>();
    List<Cell> all = cells();
    int number = 0;
    for (ClassSet set : setting.classes()) {
      watch.begins("baselines, " + set.genres().size() + " classes", ++number, count(all));
      cells.put(set, new LinkedHashMap<>());
      cells.get(set).put("", List.of(rivals(set)));
    }
    for (Cell cell : all) {
      watch.begins(cell.name(), ++number, count(all));
      cells
          .get(cell.variant().classes())
          .computeIfAbsent(cell.variant().name(), name -> new ArrayList<>())
          .add(network(cell));
    }
    List<ComparedSet> compared = new ArrayList<>();
    cells.forEach((set, byName) -> compared.add(compared(set, byName)));
    return compared;
  }

  private int count(List<Cell> networks) {
    return networks.size() + setting.classes().size();
  }

  private List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    boolean tweets = hasTweets();
    for (int n = 0; n < setting.seeds(); n++) {
      TrainingRun run = setting.training().run();
      TrainingConfig training =
          setting.training().with(new TrainingRun(run.seed() + n, run.threads()));
      for (Variant variant : Variants.of(setting, training, tweets)) {
        cells.add(new Cell(variant, variant.classes() == setting.classes().get(0)));
      }
    }
    return cells;
  }

  private boolean isFirst(ClassSet set) {
    return set == setting.classes().get(0);
  }

  private StoredCell rivals(ClassSet set) throws IOException {
    Encodings.Of encoding = new Encodings.Of(Variants.EVERYTHING, set);
    String key = CellFolder.key(encodings.digest(encoding), "baselines", isFirst(set));
    StoredCell known = folder.read(key).orElse(null);
    if (known != null) {
      return known;
    }
    NextGenreData data = encodings.data(encoding);
    JudgedSteps judged = judged(data);
    Rivals rivals = Rivals.fit(data);
    StoredCell cell = StoredCell.of("baselines", 0, 0, 0);
    for (Map.Entry<String, Forecasts> forecasts : rivals.forecasts(judged).entrySet()) {
      cell = cell.with(forecasts.getKey(), forecasts.getValue());
    }
    if (isFirst(set)) {
      Map<String, Map<PastOrder, float[][]>> asked = new OrderTest(steps, judged).of(rivals);
      for (Map.Entry<String, Map<PastOrder, float[][]>> forecaster : asked.entrySet()) {
        cell = cell.with(forecaster.getKey(), forecaster.getValue());
      }
    }
    folder.write(key, cell);
    return cell;
  }

  private StoredCell network(Cell cell) throws IOException {
    Variant variant = cell.variant();
    Encodings.Of encoding = new Encodings.Of(variant.features(), variant.classes());
    String key =
        CellFolder.key(
            encodings.digest(encoding), variant.network(), variant.training(), cell.ordered());
    StoredCell known = folder.read(key).orElse(null);
    if (known != null) {
      return known;
    }
    long begun = System.nanoTime();
    NextGenreData data = encodings.data(encoding);
    TrainedNetwork trained = train(variant, data, key);
    TrainingResult result = trained.result();
    JudgedSteps judged = judged(data);
    StoredCell done =
        StoredCell.of(
                cell.name(),
                result.validationLoss(),
                result.epochs().size(),
                (System.nanoTime() - begun) / 1e9)
            .with(NETWORK, Forecasts.of(judged, trained::probabilities));
    if (cell.ordered()) {
      int threads = variant.training().run().threads();
      done = done.with(NETWORK, new OrderTest(steps, judged).of(trained, threads));
    }
    folder.write(key, done);
    return done;
  }

  private TrainedNetwork train(Variant variant, NextGenreData data, String key) throws IOException {
    TrainingRun run = variant.training().run();
    Checkpoint checkpoint = Checkpoint.in(folder.checkpoint(key), key, watch);
    TrainingResult result =
        watch.training(
            progress ->
                new SequenceTrainer(data.sequences(), variant.training(), checkpoint, progress)
                    .train(variant.network().start(data, run.seed())));
    if (result.interrupted()) {
      throw new CancellationException(
          "stopped; finished cells are kept in "
              + setting.cells()
              + ", and the same command goes on from there");
    }
    return TrainedNetwork.served(data, result, run.threads());
  }

  private ComparedSet compared(ClassSet set, Map<String, List<StoredCell>> cells) {
    NextGenreData data = encodings.data(new Encodings.Of(Variants.EVERYTHING, set));
    JudgedSteps judged = judged(data);
    int classes = judged.classes();
    Map<String, List<Forecasts>> forecasts = new LinkedHashMap<>();
    Map<String, Map<PastOrder, List<float[][]>>> orders = new LinkedHashMap<>();
    OracleForecasts.of(steps.oracle(), judged, data.labels())
        .ifPresent(oracle -> forecasts.put("oracle", List.of(oracle)));
    StoredCell rivals = cells.get("").get(0);
    for (String name : rivals.names()) {
      forecasts.put(name, List.of(rivals.forecasts(name, classes)));
      rivals.orders(name, classes).ifPresent(rows -> orders.put(name, inLists(List.of(rows))));
    }
    cells.forEach(
        (name, runs) -> {
          if (!name.isEmpty()) {
            forecasts.put(name, runs.stream().map(r -> r.forecasts(NETWORK, classes)).toList());
            List<Map<PastOrder, float[][]>> rows =
                runs.stream().flatMap(run -> run.orders(NETWORK, classes).stream()).toList();
            if (!rows.isEmpty()) {
              orders.put(name, inLists(rows));
            }
          }
        });
    JudgedSteps asked = new OrderTest(steps, judged).asked();
    return new ComparedSet(
        set, data.labels(), judged, forecasts, new ComparedSet.Orders(asked, orders));
  }

  private static Map<PastOrder, List<float[][]>> inLists(List<Map<PastOrder, float[][]>> runs) {
    Map<PastOrder, List<float[][]>> lists = new LinkedHashMap<>();
    for (PastOrder order : PastOrder.values()) {
      lists.put(order, runs.stream().map(run -> run.get(order)).toList());
    }
    return lists;
  }

  private static JudgedSteps judged(NextGenreData data) {
    return JudgedSteps.of(data, EnumSet.of(Split.TEST));
  }
}
