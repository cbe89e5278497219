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
    long seed = config.run().seed();
    return config.batches().window() > 0
        ? new OverWindows(data, config.batches(), seed)
        : new OverHistories(data, config.batches(), seed);
  }

  /** Every step counts, in pieces whose cuts and order change every epoch. */
  record OverHistories(SequenceData data, TrainingConfig.Batches batches, long seed)
      implements Passes {

    @Override
    public Lanes training(int epoch) {
      Random order = new Random(seed * PRIME + epoch);
      Segment.Cut cut = new Segment.Cut(batches.segmentSteps(), batches.warmUpSteps());
      int offset = 1 + order.nextInt(batches.segmentSteps());
      List<Segment> segments = Segment.ofSplit(data, Split.TRAINING, cut, offset);
      Collections.shuffle(segments, order);
      return Lanes.pack(data, segments, batches.lanes(), batches.chunkSteps());
    }

    @Override
    public Lanes validation() {
      Segment.Cut cut = new Segment.Cut(batches.segmentSteps(), 2 * batches.warmUpSteps());
      List<Segment> segments = Segment.ofSplit(data, Split.VALIDATION, cut, batches.segmentSteps());
      return Lanes.pack(data, segments, 2 * batches.lanes(), batches.chunkSteps());
    }
  }

  /**
   * Windows whose last step alone counts. Every labelled step is a target once in {@code rounds}
   * epochs; which of them it is changes.
   */
  record OverWindows(SequenceData data, TrainingConfig.Batches batches, long seed)
      implements Passes {

    @Override
    public Lanes training(int epoch) {
      List<Segment> windows =
          new ArrayList<>(Segment.windows(data, batches.window(), Split.TRAINING));
      int rounds = Math.min(batches.rounds(), windows.size());
      int round = (epoch - 1) % rounds;
      Collections.shuffle(windows, new Random(seed * PRIME + (epoch - 1) / rounds));
      long size = windows.size();
      int from = Math.toIntExact(size * round / rounds);
      int to = Math.toIntExact(size * (round + 1) / rounds);
      return Lanes.pack(data, windows.subList(from, to), batches.lanes(), batches.chunkSteps());
    }

    @Override
    public Lanes validation() {
      List<Segment> targets = Segment.windows(data, batches.window(), Split.VALIDATION);
      return Lanes.pack(data, targets, 4 * batches.lanes(), batches.chunkSteps());
    }
  }
}
