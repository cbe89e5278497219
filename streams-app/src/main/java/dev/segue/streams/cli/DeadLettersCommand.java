package dev.segue.streams.cli;

import picocli.CommandLine.Command;

/** {@code segue dead-letters}: what was set aside. */
@Command(
    name = "dead-letters",
    subcommands = {DeadLettersList.class, DeadLettersReplay.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    description = "Lists the records that were set aside, or puts them back.")
final class DeadLettersCommand {}
