package dev.segue.streams.cli;

import picocli.CommandLine.Command;

/** {@code segue topics}: the topics that Segue reads and writes. */
@Command(
    name = "topics",
    subcommands = {TopicsCreate.class, TopicsCheck.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    description = "Creates or checks the topics that Segue reads and writes.")
final class TopicsCommand {}
