package dev.segue.benchmarks.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue completion}: the script with which a shell completes commands and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the script with which bash or zsh completes segue's commands and options. Write it where"
          + " the shell looks for it, once for each version of Segue."
    },
    footer = {
      "  segue completion bash > ~/.local/share/bash-completion/completions/segue",
      "  segue completion zsh > ~/.segue-completion && echo 'source ~/.segue-completion' >> ~/.zshrc"
    })
final class CompletionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SHELL",
      description = "One of ${COMPLETION-CANDIDATES}; zsh takes bash's script.")
  private Shell shell;

  /** What completes; one script serves both. */
  enum Shell {
    bash,
    zsh
  }

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(AutoComplete.bash("segue", AllCommands.commandLine()));
    spec.commandLine().getOut().flush();
    return shell == null ? 2 : 0;
  }
}
