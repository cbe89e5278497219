package dev.segue.training.cli;

import picocli.CommandLine.Command;

/** {@code segue compare MODEL}. */
@Command(
    name = "compare",
    description = "Prints the table of a model family: published cells, ablations and baselines.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "MODEL",
    subcommands = {
      CompareFusion.class,
      CompareLyricsGenre.class,
      CompareNextGenre.class,
      CompareNextTrack.class,
      ComparePopularity.class
    })
final class CompareCommand {}
