package dev.segue.training.cli;

import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A default of {@code --epochs} for data of which one pass is already much. */
final class FewEpochs implements IDefaultValueProvider {

  private static final String EPOCHS = "6";

  @Override
  public String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option && option.longestName().equals("--epochs")
        ? EPOCHS
        : null;
  }
}
