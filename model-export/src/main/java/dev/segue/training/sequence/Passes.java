package dev.segue.training.sequence;

import dev.segue.training.learning.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What is computed in the epochs of one training. */
interface Passes {

  /** Keeps the random choices of one seed's epochs apart from another's. */
  long PRIME = 1_000_003;

  /**
   * The lanes of an epoch; equal numbers give equal lanes.
   *
   * @param epoch from 1
   */
  Lanes training(int epoch);

  /** The lanes of every validation. */
  Lanes validation();

  /** The passes that a configuration asks for. */
  static Passes of(SequenceData data, TrainingConfig config) {
    return config.batches().window() > 0
        ? new OverWindows(data, config)
        : new OverHistories(data, config);
  }

  private static Lanes pack(
      SequenceData data, TrainingConfig config, List<Segment> segments, Random order) {
    List<Segment> drawn = new ArrayList<>(segments);
    if (config.objective().imbalance() == TrainingConfig.Imbalance.OVERSAMPLING) {
      drawn = ClassWeights.of(data).draw(data, segments, order);
    } else {
      Collections.shuffle(drawn, order);
    }
    return Lanes.pack(data, drawn, config.batches().lanes(), config.batches().chunkSteps());
  }

  private static Random order(TrainingConfig config, int epoch) {
    return new Random(config.run().seed() * PRIME + epoch);
  }

  /**
   * Every step counts, in pieces whose cuts and order change every epoch. Pieces that are drawn by
   * their classes are as short as a chunk.
   */
  record OverHistories(SequenceData data, TrainingConfig config) implements Passes {

    @Override
    public Lanes training(int epoch) {
      TrainingConfig.Batches batches = config.batches();
      boolean drawn = config.objective().imbalance() == TrainingConfig.Imbalance.OVERSAMPLING;
      int length = drawn ? batches.chunkSteps() : batches.segmentSteps();
      Random order = order(config, epoch);
      int offset = 1 + order.nextInt(length);
      Segment.Cut cut = new Segment.Cut(length, batches.warmUpSteps());
      return pack(data, config, Segment.ofSplit(data, Split.TRAINING, cut, offset), order);
    }

    @Override
    public Lanes validation() {
      TrainingConfig.Batches batches = config.batches();
      Segment.Cut cut = new Segment.Cut(batches.segmentSteps(), 2 * batches.warmUpSteps());
      List<Segment> segments = Segment.ofSplit(data, Split.VALIDATION, cut, batches.segmentSteps());
      return Lanes.pack(data, segments, 2 * batches.lanes(), batches.chunkSteps());
    }
  }

  /** Windows whose last step alone counts, in an order that changes every epoch. */
  record OverWindows(SequenceData data, TrainingConfig config) implements Passes {

    @Override
    public Lanes training(int epoch) {
      return pack(data, config, windows(Split.TRAINING), order(config, epoch));
    }

    @Override
    public Lanes validation() {
      TrainingConfig.Batches batches = config.batches();
      return Lanes.pack(data, windows(Split.VALIDATION), batches.lanes(), batches.chunkSteps());
    }

    private List<Segment> windows(Split split) {
      return Segment.windows(data, config.batches().window(), split);
    }
  }
}
