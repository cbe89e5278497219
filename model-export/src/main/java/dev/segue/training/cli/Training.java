package dev.segue.training.cli;

import dev.segue.cli.Terminal;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.training.bundle.DataDigest;
import dev.segue.training.bundle.InitialNetwork;
import dev.segue.training.data.ClassSet;
import dev.segue.training.data.Layouts;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.data.StepSource;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.Fitted;
import dev.segue.training.learning.ProgressBar;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.nextgenre.TrainedNetwork;
import dev.segue.training.sequence.NetworkWeights;
import dev.segue.training.sequence.SequenceTrainer;
import java.io.PrintWriter;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/** Trains a network on the terminal: says what it does, draws its progress, can be interrupted. */
final class Training {

  private final StepSource.Steps steps;
  private final NetworkOptions options;
  private final PrintWriter err;
  private final Function<String, Checkpoint> checkpoints;

  Training(StepSource.Steps steps, NetworkOptions options, PrintWriter err) {
    this(steps, options, err, training -> Checkpoint.NONE);
  }

  private Training(
      StepSource.Steps steps,
      NetworkOptions options,
      PrintWriter err,
      Function<String, Checkpoint> checkpoints) {
    this.steps = steps;
    this.options = options;
    this.err = err;
    this.checkpoints = checkpoints;
  }

  /** The same, going on from a checkpoint when there is one. */
  Training resumable(OutputOptions output) {
    return new Training(steps, options, err, output::checkpoint);
  }

  /** Trains one layout on one set of classes. */
  TrainedNetwork run(Layouts layouts, ClassSet classes) {
    FeatureLayout layout = layouts.layout(steps.embeddingWidth(), options.stress());
    boolean embeddings = layouts == Layouts.STANDARD && options.embeddings();
    NextGenreData data =
        NextGenreData.of(steps, new NextGenreData.Choice(layout, classes, embeddings));
    NetworkWeights random = options.network(layouts).start(data, options.seed());
    return run(layouts, data, options.start().of(random, data));
  }

  /** Trains the network of a bundle on. */
  TrainedNetwork run(InitialNetwork initial) {
    NextGenreData data = initial.data(steps).requireAllSplits();
    return run(Layouts.of(data.layout()), data, initial.weights());
  }

  private TrainedNetwork run(Layouts layouts, NextGenreData data, NetworkWeights start) {
    tell(layouts, data);
    Checkpoint checkpoint =
        checkpoints.apply(DataDigest.of(data.sequences()) + " " + start.shape());
    return watched(
        options.epochs(),
        err,
        bar ->
            TrainedNetwork.train(
                data,
                start,
                new SequenceTrainer(data.sequences(), options.training(layouts), checkpoint, bar)));
  }

  /** Trains behind a progress bar; the first Ctrl-C ends the training with what there is. */
  static <T> T watched(int epochs, PrintWriter err, Function<TrainingProgress, T> training) {
    ProgressBar bar = new ProgressBar(System.err, Terminal.errTakesAnsi(), epochs);
    Runnable stop =
        () -> {
          err.printf("%n  stopping; the best weights so far are kept%n");
          err.flush();
          bar.stop();
        };
    Interrupt interrupt = Interrupt.at(stop);
    try {
      return training.apply(bar);
    } finally {
      interrupt.release();
    }
  }

  /**
   * Refuses to table a training that was stopped as if it had converged.
   *
   * @throws CancellationException when it was
   */
  static void requireConverged(Fitted fitted) {
    if (fitted.interrupted()) {
      throw new CancellationException(
          "stopped; a network that was cut short is not tabled, run the command again");
    }
  }

  /** Says what flatters a bundle that was split by track. */
  static void tellOfArtists(SplitUnit unit, PrintWriter err) {
    if (unit == SplitUnit.TRACK) {
      err.println("  split by track: training may have seen other tracks of these artists");
      err.flush();
    }
  }

  private void tell(Layouts layouts, NextGenreData data) {
    if (layouts == Layouts.S0 && steps.embeddingWidth() == 0) {
      err.println("  " + Layouts.WITHOUT_TEXTS);
    }
    tellOfPublished(data.layout());
    if (!data.absent().isEmpty()) {
      err.println(
          "  no next session in the training data has one of " + data.absent() + ": dropped");
    }
    err.printf(
        "  layout %s: %d features, %d embeddings, %s; %,d training, %,d validation, %,d test steps%n",
        layouts.key(),
        data.layout().width(),
        data.vocabularies().size(),
        data.labels(),
        data.sequences().labelled(Split.TRAINING),
        data.sequences().labelled(Split.VALIDATION),
        data.sequences().labelled(Split.TEST));
    err.flush();
  }

  private void tellOfPublished(FeatureLayout layout) {
    long published = steps.published();
    long taken = steps.published(layout);
    if (taken > 0) {
      err.printf("  features of %,d steps are those that the stream published%n", taken);
    }
    if (published > taken) {
      err.printf(
          "  features of %,d steps are encoded anew: the stream published them for another layout%n",
          published - taken);
    }
  }
}
