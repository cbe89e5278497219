package dev.segue.training.nexttrack;

import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.Fitted;
import dev.segue.training.learning.MiniBatchTraining;
import dev.segue.training.learning.Optimiser;
import dev.segue.training.learning.Stopping;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains networks of the next track. One training at a time in a process.
 *
 * @param sizes of every network
 * @param stopping when a training ends
 * @param run seed and threads
 */
public record NextTrackTraining(Sizes sizes, Stopping stopping, TrainingRun run) {

  static final int BATCH = 512;
  private static final int PATIENCE = 3;
  static final int VALIDATION_CASES = 4_000;
  static final Optimiser OPTIMISER = new Optimiser(4e-3f, 0, 5, Optimiser.Schedule.LINEAR);
  static final Dropout DROPOUT = new Dropout(0, 0.4f, 0.3f);

  /**
   * Sizes of a network and of what it learns from.
   *
   * @param width of a track vector and of a hidden state
   * @param dense width of the dense layer
   * @param longest newest tracks of a prefix that are read
   * @param drawn tracks a batch is compared with beside its targets; more cost time, fewer make the
   *     loss less like that over all tracks
   */
  public record Sizes(int width, int dense, int longest, int drawn) {

    /** Those of {@code segue train next-track}. */
    public static final Sizes DEFAULT = new Sizes(100, 256, 15, 2_048);
  }

  /** How {@code segue train next-track} trains. */
  public static NextTrackTraining standard(int epochs, TrainingRun run) {
    return new NextTrackTraining(Sizes.DEFAULT, new Stopping(epochs, PATIENCE), run);
  }

  /** The same with another seed. */
  NextTrackTraining with(TrainingRun other) {
    return new NextTrackTraining(sizes, stopping, other);
  }

  /** A network with how its training went. */
  public record Trained(NextTrackWeights weights, Fitted fitted) {}

  /**
   * Trains a network; equal data, seed, machine and threads give equal weights.
   *
   * @throws java.util.concurrent.CancellationException when it was stopped before the first epoch
   *     ended
   */
  public Trained train(
      NextTrackData data,
      NextTrackRecipe recipe,
      Checkpoint checkpoint,
      TrainingProgress progress) {
    NextTrackWeights start = start(data, recipe);
    NextTrackTask task =
        new NextTrackTask(
            start.shape(),
            new NextTrackTask.Cases(
                NextTrackCase.everyPosition(data.training()), validation(data), sizes.drawn()),
            DROPOUT);
    Fitted fitted =
        new MiniBatchTraining(new MiniBatchTraining.Plan(BATCH, stopping, OPTIMISER, run), progress)
            .resumingFrom(checkpoint.of(recipe.name() + " of " + sizes))
            .train(start.tensors(), start.fixed(), task);
    return new Trained(start.with(fitted.tensors()), fitted);
  }

  private NextTrackWeights start(NextTrackData data, NextTrackRecipe recipe) {
    NextTrackShape shape =
        new NextTrackShape(
            data.vocabulary().size(),
            sizes.width(),
            sizes.dense(),
            sizes.longest(),
            recipe.form(),
            recipe.modalities().stream().map(Modality::width).toList());
    float[] vectors = recipe.vectors().of(data, sizes.width(), run.seed());
    return NextTrackWeights.fresh(shape, vectors, recipe.modalities(), run.seed());
  }

  /** At most {@value #VALIDATION_CASES} of them, the same ones in every epoch. */
  private List<NextTrackCase> validation(NextTrackData data) {
    List<NextTrackCase> cases = new ArrayList<>(NextTrackCase.everyPosition(data.validation()));
    SplittableRandom random = new SplittableRandom(run.seed());
    for (int n = cases.size() - 1; n > 0; n--) {
      Collections.swap(cases, n, random.nextInt(n + 1));
    }
    return cases.subList(0, Math.min(VALIDATION_CASES, cases.size()));
  }
}
