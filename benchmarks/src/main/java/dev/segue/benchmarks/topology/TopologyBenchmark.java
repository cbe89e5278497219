package dev.segue.benchmarks.topology;

import ai.onnxruntime.OrtException;
import dev.segue.benchmarks.inference.RandomBundle;
import dev.segue.inference.Device;
import dev.segue.inference.ModelLease;
import dev.segue.inference.ModelSlot;
import dev.segue.streams.prediction.BundlePredictors;
import dev.segue.streams.prediction.Predictors;
import dev.segue.streams.prediction.ServableBundles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Events a second of the user topology beside two others, in turns: a pass-through with the same
 * traffic, and the same topology with the whole sequence through the network at every request.
 */
public final class TopologyBenchmark {

  private static final String SEGUE = "segue";
  private static final String PASS_THROUGH = "pass-through";
  private static final String SEQUENCE = "sequence";
  private static final int CALIBRATION_LISTENS = 5;

  /**
   * What to run.
   *
   * @param mix the users and their events
   * @param events per lap of Segue and of the pass-through; the sequences get a tenth
   * @param rounds measured; one more is run first and dropped
   * @param sequenceLength T of the sequences
   * @param bundle the network; a random one of the published size when empty
   */
  public record Plan(Mix mix, int events, int rounds, int sequenceLength, Optional<Path> bundle) {}

  private final Plan plan;
  private final Consumer<String> progress;
  private final Testbed bed;
  private final Laps laps;
  private final StackSampler sampler = new StackSampler(true);

  private TopologyBenchmark(Plan plan, Testbed bed, Consumer<String> progress) {
    this.plan = plan;
    this.bed = bed;
    this.laps = new Laps(bed);
    this.progress = progress;
  }

  /** Runs the plan; takes minutes. */
  public static TopologyReport run(Plan plan, Consumer<String> progress) throws Exception {
    try (Testbed bed = new Testbed()) {
      return new TopologyBenchmark(plan, bed, progress).run();
    }
  }

  private TopologyReport run() throws Exception {
    try (ModelSlot slot = ModelSlot.open(bundle(), new Device.Cpu(), ServableBundles::require);
        ModelLease lease = slot.acquire();
        sampler) {
      int batch = bed.config(SEGUE, 64).batch().maxSize();
      Contender segue = segue(SEGUE, batch, new BundlePredictors(slot, batch));
      Contender warming = segue(SEQUENCE, batch, new BundlePredictors(slot, batch));
      SequencePredictor sequences = new SequencePredictor(lease.model(), plan.sequenceLength());
      Contender sequence = segue(SEQUENCE, 1, current -> sequences);
      return compare(segue, warming, sequence);
    }
  }

  private Path bundle() throws IOException, OrtException {
    return plan.bundle().isPresent()
        ? plan.bundle().get()
        : RandomBundle.write(bed.directory().resolve("bundle")).root();
  }

  private Contender segue(String name, int batch, Predictors predictors) {
    return new SegueContender(name, bed.config(name, batch), predictors);
  }

  private TopologyReport compare(Contender segue, Contender warming, Contender sequence)
      throws Exception {
    Volumes volumes = new Volumes(bed, SEGUE);
    Timetable forSegue = prepared(segue);
    volumes.sinceLast();
    int calibration = plan.mix().users() * CALIBRATION_LISTENS;
    laps.work(segue, forSegue.nextListens(calibration), StackSampler.none());
    Traffic.Measured listens = new Traffic.Measured(volumes.sinceLast(), calibration, 0);
    List<Happening> first = forSegue.next(plan.events());
    laps.work(segue, first, StackSampler.none());
    long tweets = first.stream().filter(Happening::isTweet).count();
    Traffic traffic =
        Traffic.of(
            listens, new Traffic.Measured(volumes.sinceLast(), plan.events() - tweets, tweets));
    Contender passThrough = new PassThrough(PASS_THROUGH, segue.batchSize(), traffic);
    Timetable forPassThrough = prepared(passThrough);
    Timetable forSequence = prepared(warming);
    List<Entrant> entrants =
        List.of(
            new Entrant(segue, forSegue, plan.events()),
            new Entrant(passThrough, forPassThrough, plan.events()),
            new Entrant(sequence, forSequence, plan.events() / 10));
    Volumes ofPassThrough = new Volumes(bed, PASS_THROUGH);
    volumes.skip();
    ofPassThrough.skip();
    List<TopologyReport.Round> rounds = race(entrants);
    long raced = (plan.rounds() + 1L) * plan.events();
    TopologyReport.Written written =
        new TopologyReport.Written(
            Traffic.changelogBytes(volumes.sinceLast(), raced),
            Traffic.changelogBytes(ofPassThrough.sinceLast(), raced));
    lookAt(entrants.get(0));
    return TopologyReport.of(plan, rounds, traffic, written, sampler.shares());
  }

  /** A contender at the start, with what it is to read. */
  private record Entrant(Contender contender, Timetable timetable, int events) {}

  private List<TopologyReport.Round> race(List<Entrant> entrants) throws Exception {
    List<TopologyReport.Round> rounds = new ArrayList<>();
    for (int round = 0; round <= plan.rounds(); round++) {
      List<Double> rates = new ArrayList<>();
      for (Entrant entrant : entrants) {
        double rate = lap(entrant, StackSampler.none()).eventsPerSecond();
        progress.accept(
            "%s %s: %.0f events/s"
                .formatted(
                    round == 0 ? "warm-up" : "round " + round, entrant.contender().name(), rate));
        rates.add(rate);
      }
      if (round > 0) {
        rounds.add(new TopologyReport.Round(rates.get(0), rates.get(1), rates.get(2)));
      }
    }
    return rounds;
  }

  /** A lap that does not count: looking at a thread stops it. */
  private void lookAt(Entrant entrant) throws Exception {
    Lap lap = lap(entrant, sampler);
    progress.accept(
        "%s, looked at: %.0f events/s"
            .formatted(entrant.contender().name(), lap.eventsPerSecond()));
  }

  private Lap lap(Entrant entrant, StackSampler looking) throws Exception {
    return laps.run(entrant.contender(), entrant.timetable().next(entrant.events()), looking);
  }

  /** Makes the topics and gives every user a history. */
  private Timetable prepared(Contender contender) throws Exception {
    bed.createTopics(contender.topics());
    bed.publishTracks(contender.topics(), plan.mix().tracks());
    Timetable timetable = new Timetable(plan.mix());
    int listens = plan.mix().users() * plan.mix().warmListens();
    laps.work(contender, timetable.nextListens(listens), StackSampler.none());
    progress.accept("%s: %d listens before the start".formatted(contender.name(), listens));
    return timetable;
  }
}
