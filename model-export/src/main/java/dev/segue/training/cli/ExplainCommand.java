package dev.segue.training.cli;

import picocli.CommandLine.Command;

/** {@code segue explain MODEL}. */
@Command(
    name = "explain",
    description = "Says what a model's forecasts rest on.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "MODEL",
    subcommands = ExplainPopularity.class)
final class ExplainCommand {}
