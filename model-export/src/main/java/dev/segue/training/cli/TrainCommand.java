package dev.segue.training.cli;

import picocli.CommandLine.Command;

/** {@code segue train MODEL}. */
@Command(
    name = "train",
    description = "Trains a model and writes it as a bundle.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "MODEL",
    subcommands = {
      TrainFusion.class,
      TrainLyricsGenre.class,
      TrainNextGenre.class,
      TrainNextTrack.class,
      TrainPopularity.class
    })
final class TrainCommand {}
