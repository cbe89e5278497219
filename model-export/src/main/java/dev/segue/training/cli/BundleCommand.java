package dev.segue.training.cli;

import picocli.CommandLine.Command;

/** {@code segue bundle verify|show DIR}. */
@Command(
    name = "bundle",
    description = "Looks at a bundle.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(verify | show)",
    subcommands = {BundleVerify.class, BundleShow.class})
final class BundleCommand {}
