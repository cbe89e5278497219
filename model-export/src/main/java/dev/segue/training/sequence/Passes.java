package dev.segue.training.sequence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What is computed in the epochs of one training. Not thread-safe. */
interface Passes {

  /** The lanes of the next epoch. */
  Lanes training();

  /** The lanes of every validation. */
  Lanes validation();

  /** The passes that a configuration asks for. */
  static Passes of(SequenceData data, TrainingConfig config) {
    Random order = new Random(config.run().seed());
    return config.batches().window() > 0
        ? new OverWindows(data, config.batches(), order)
        : new OverHistories(data, config.batches(), order);
  }

  /** Every step counts, in pieces whose cuts and order change every epoch. */
  record OverHistories(SequenceData data, TrainingConfig.Batches batches, Random order)
      implements Passes {

    @Override
    public Lanes training() {
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
  final class OverWindows implements Passes {
    private final SequenceData data;
    private final TrainingConfig.Batches batches;
    private final Random order;
    private final List<Segment> windows;
    private final int rounds;
    private int next;

    OverWindows(SequenceData data, TrainingConfig.Batches batches, Random order) {
      this.data = data;
      this.batches = batches;
      this.order = order;
      this.windows = new ArrayList<>(Segment.windows(data, batches.window(), Split.TRAINING));
      this.rounds = Math.min(batches.rounds(), windows.size());
    }

    @Override
    public Lanes training() {
      if (next % rounds == 0) {
        Collections.shuffle(windows, order);
      }
      int round = next++ % rounds;
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
