package dev.segue.training.cli;

import dev.segue.training.popularity.NumberRange;
import dev.segue.training.popularity.Taste;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Adds an option per number of a track, {@code --energy} and so on, to a command. */
final class TasteOptions implements IModelTransformer {

  @Override
  public CommandSpec transform(CommandSpec command) {
    for (NumberRange range : NumberRange.ALL) {
      String wish = range.kind() == NumberRange.Kind.NAME ? "Only tracks with this " : "How much ";
      command.addOption(
          OptionSpec.builder(range.option())
              .type(Float.class)
              .paramLabel("X")
              .description(wish + range.name() + ": " + range.values() + ".")
              .build());
    }
    return command;
  }

  /** The taste that was stated. */
  static Taste stated(CommandSpec command, String genre) {
    Map<String, Float> numbers = new HashMap<>();
    for (NumberRange range : NumberRange.ALL) {
      Float value = command.commandLine().getParseResult().matchedOptionValue(range.option(), null);
      if (value != null) {
        numbers.put(range.name(), value);
      }
    }
    return new Taste(genre == null ? List.of() : Taste.words(genre), numbers);
  }
}
