package dev.segue.cli;

/**
 * A foreseeable failure of a command: one line that says what is wrong and what to do, and an exit
 * code.
 */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The exit code of bad usage and bad input. */
  public static final int BAD_INPUT = 2;

  /** The exit code of what fails while running. */
  public static final int RUNTIME = 1;

  private final int exitCode;

  private CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The user gave something that cannot be used. */
  public static CommandFailure badInput(String message) {
    return new CommandFailure(BAD_INPUT, message);
  }

  /** Something that the command needs failed while it ran. */
  public static CommandFailure runtime(String message) {
    return new CommandFailure(RUNTIME, message);
  }

  /** The process's exit code. */
  public int exitCode() {
    return exitCode;
  }
}
