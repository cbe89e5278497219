package dev.segue.training.cli;

import picocli.CommandLine.Command;

/** {@code segue evaluate MODEL}. */
@Command(
    name = "evaluate",
    description = "Compares a model with its rivals on the same test cases.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "MODEL",
    subcommands = {
      EvaluateFusion.class,
      EvaluateLyricsGenre.class,
      EvaluateNextGenre.class,
      EvaluateNextTrack.class,
      EvaluatePopularity.class
    })
final class EvaluateCommand {}
