package dev.segue.training.cli;

import dev.segue.training.bundle.InitialNetwork;
import dev.segue.training.data.Layouts;
import dev.segue.training.data.StepSource;
import dev.segue.training.learning.Cell;
import dev.segue.training.learning.Stopping;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.nextgenre.NetworkChoice;
import dev.segue.training.nextgenre.StartingPoint;
import dev.segue.training.nextgenre.TrainedNetwork;
import dev.segue.training.sequence.TrainingConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the network and of its training. */
final class NetworkOptions {

  /** Steps that the published protocol looks back. */
  private static final int WINDOW = 20;

  /** Windows that are computed at once for every lane: they are short, and one step counts. */
  private static final int WINDOWS_PER_LANE = 4;

  /** Options of a network that does not exist yet. */
  private static final String[] OF_NETWORK = {
    "--layout",
    "--classes",
    "--cell",
    "--no-attention",
    "--no-skip",
    "--random-start",
    "--no-stress",
    "--embeddings"
  };

  /** Options of a network that is still to be trained. */
  private static final String[] OF_TRAINING = {
    "--cell",
    "--no-attention",
    "--no-skip",
    "--random-start",
    "--no-stress",
    "--embeddings",
    "--epochs",
    "--lanes",
    "--seed"
  };

  @Option(
      names = "--cell",
      paramLabel = "CELL",
      defaultValue = "lstm",
      description = "Recurrent cell: lstm or gru (default: ${DEFAULT-VALUE}).")
  private Cell cell;

  @Option(names = "--no-attention", description = "Leave the attention out.")
  private boolean noAttention;

  @Option(names = "--no-skip", description = "Leave the linear path from input to logits out.")
  private boolean noSkip;

  @Option(
      names = "--random-start",
      description =
          "Begin with random weights instead of a regression whose weights all genres share: worse"
              + " for users who were not trained on, unless there are many to train on.")
  private boolean randomStart;

  @Option(names = "--no-stress", description = "Leave the stress of tweets out.")
  private boolean noStress;

  @Option(
      names = "--embeddings",
      negatable = true,
      defaultValue = "false",
      fallbackValue = "true",
      description =
          "Learn a vector for every frequent track, artist and album (default: ${DEFAULT-VALUE});"
              + " needs many listeners, a few are learned by heart.")
  private boolean embeddings;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      defaultValue = "64",
      description =
          "Parallel lanes of a batch, four windows each for layout s0: more is faster per step and"
              + " gives fewer updates (default: ${DEFAULT-VALUE}).")
  private int lanes;

  @Mixin private TrainingOptions training;
  @Mixin private EncoderOptions encoder;

  /** Refuses what would do nothing, whatever is trained. */
  void check(GivenOptions given) {
    if (!encoder.given()) {
      given.refuse("without --encoder", "--encoder-cache");
    }
  }

  /** Refuses what a network of this layout would ignore. */
  void check(GivenOptions given, Layouts layout) {
    check(given);
    if (layout == Layouts.STANDARD) {
      given.refuse("with --layout standard, which reads no texts", "--encoder");
    } else {
      given.refuse("with --layout s0, which begins at random", "--random-start");
      if (embeddings) {
        given.refuse("with --layout s0, which has none", "--embeddings");
      }
    }
    if (noSkip) {
      given.refuse("with --no-skip, which begins at random", "--random-start");
    }
  }

  /** Refuses what a network that is trained on would ignore. */
  void checkForInitial(GivenOptions given, InitialNetwork initial) {
    check(given);
    given.refuse("with --init, whose network has its own", OF_NETWORK);
    if (initial.textEmbeddingWidth() == 0) {
      given.refuse("with an --init that reads no texts", "--encoder");
    }
  }

  /** Refuses what a network that exists would ignore. */
  void checkForBundle(GivenOptions given) {
    check(given);
    given.refuse("with --bundle, whose network is trained already", OF_TRAINING);
    if (!encoder.given()) {
      given.refuse("with --bundle and without --encoder", "--threads");
    }
  }

  long seed() {
    return training.seed();
  }

  TrainingRun run() {
    return training.run();
  }

  /** The steps with text embeddings, for the layout that reads them. */
  StepSource.Steps withTexts(StepSource.Steps steps) {
    return encoder.apply(steps, training.threads());
  }

  int epochs() {
    return training.epochs();
  }

  boolean stress() {
    return !noStress;
  }

  boolean embeddings() {
    return embeddings;
  }

  boolean encodes() {
    return encoder.given();
  }

  int threads() {
    return training.threads();
  }

  /** The network of a layout; the published one has no skip path. */
  NetworkChoice network(Layouts layout) {
    NetworkChoice choice = NetworkChoice.standard(cell);
    NetworkChoice attending = noAttention ? choice.withoutAttention() : choice;
    return noSkip || layout == Layouts.S0 ? attending.withoutSkip() : attending;
  }

  /** What a network of a layout with a skip path says before it is trained. */
  StartingPoint start() {
    return randomStart ? StartingPoint.RANDOM : StartingPoint.GENRES_ALIKE;
  }

  /** The training of a layout; the published one is many-to-one. */
  TrainingConfig training(Layouts layout) {
    TrainingConfig standard = TrainingConfig.standard();
    int patience = standard.stopping().patience();
    return standard
        .with(layout == Layouts.S0 ? windows() : TrainingConfig.Batches.ofHistories(lanes))
        .with(new Stopping(training.epochs(), patience))
        .with(training.run());
  }

  /** A network judged on the windows that the published protocol judges. */
  TrainedNetwork asPublished(TrainedNetwork trained) {
    return trained.fromWindows(WINDOW, training.threads());
  }

  private TrainingConfig.Batches windows() {
    return TrainingConfig.Batches.ofWindows(WINDOWS_PER_LANE * lanes, WINDOW);
  }
}
