package dev.segue.streams.cli;

import picocli.CommandLine.Command;

/** {@code segue tail}: follows a topic of Segue's. */
@Command(
    name = "tail",
    subcommands = TailPredictions.class,
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    description = "Follows what Segue publishes.")
final class TailCommand {}
