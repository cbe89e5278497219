package dev.segue.training.cli;

import dev.segue.features.bundle.BundleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;

/** Failures as one line on standard error and an exit code; a stack trace for bugs only. */
final class Failures {

  private static final int FAILURE = 1;
  private static final int WRONG_INPUT = 2;

  private Failures() {}

  /** Wrong options. */
  static int usage(CommandLine.ParameterException wrong, String[] args) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName(" ");
    String message = wrong.getMessage().lines().findFirst().orElse("wrong options");
    wrong
        .getCommandLine()
        .getErr()
        .println(command + ": " + message + suggestion(wrong) + "; see " + command + " --help");
    return WRONG_INPUT;
  }

  /** The option that was probably meant. */
  private static String suggestion(CommandLine.ParameterException wrong) {
    if (!(wrong instanceof CommandLine.UnmatchedArgumentException unmatched)) {
      return "";
    }
    return unmatched.getSuggestions().stream()
        .findFirst()
        .map("; did you mean '%s'?"::formatted)
        .orElse("");
  }

  /** A command failed. */
  static int execution(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    String name = command.getCommandSpec().qualifiedName(" ");
    String message = message(failure);
    if (message == null) {
      throw failure;
    }
    command.getErr().println(name + ": " + message.lines().findFirst().orElse(""));
    boolean input =
        failure instanceof IllegalArgumentException || failure instanceof BundleException;
    return input || isMissing(failure) ? WRONG_INPUT : FAILURE;
  }

  private static boolean isMissing(Exception failure) {
    return failure instanceof NoSuchFileException || failure instanceof NotDirectoryException;
  }

  private static String message(Exception failure) {
    if (failure instanceof NoSuchFileException missing) {
      return missing.getFile() + ": expected a file, found nothing there; check the path";
    }
    if (failure instanceof NotDirectoryException missing) {
      return missing.getFile() + ": expected a directory, found none; check the path";
    }
    if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + ": access denied; check its permissions";
    }
    if (failure instanceof BundleException) {
      return withRemedy(failure.getMessage());
    }
    boolean foreseeable =
        failure instanceof IOException
            || failure instanceof UncheckedIOException
            || failure instanceof CancellationException
            || failure instanceof IllegalArgumentException;
    return foreseeable ? String.valueOf(failure.getMessage()) : null;
  }

  private static String withRemedy(String refusal) {
    return refusal.contains("; ")
        ? refusal
        : refusal + "; copy the bundle again, or write it anew with segue train";
  }
}
