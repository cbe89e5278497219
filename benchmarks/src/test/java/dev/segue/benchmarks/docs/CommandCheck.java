package dev.segue.benchmarks.docs;

import dev.segue.benchmarks.cli.AllCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Compares a command that a page shows with the commands that there are. */
final class CommandCheck {

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])(--[a-z][a-z-]*[a-z])");
  private static final Pattern COMMAND = Pattern.compile("[a-z][a-z-]*");
  private static final Set<String> SHELL =
      Set.of("|", ">", ">>", "<", "2>", "&&", "||", ";", "#", "&");
  private static final Set<String> OF_THE_LAUNCHER =
      Set.of("--help", "-h", "--version", "-V", "help");

  private CommandCheck() {}

  /** What is wrong with a command of a shell: all of it must parse. Empty when nothing is. */
  static Optional<String> parsed(String text) {
    List<String> words = words(text);
    if (words.isEmpty() || isOfTheLauncher(words.get(0))) {
      return Optional.empty();
    }
    try {
      AllCommands.commandLine().parseArgs(words.toArray(String[]::new));
      return Optional.empty();
    } catch (ParameterException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Also {@code COMMAND}, which stands for any. */
  private static boolean isOfTheLauncher(String word) {
    return OF_THE_LAUNCHER.contains(word) || word.equals("COMMAND");
  }

  /** What is wrong with a synopsis or a command in a sentence: commands and options must exist. */
  static Optional<String> named(String text) {
    CommandLine command = AllCommands.commandLine();
    List<String> words = words(text);
    int depth = 0;
    while (depth < words.size() && command.getSubcommands().containsKey(name(words, depth))) {
      command = command.getSubcommands().get(name(words, depth));
      depth++;
    }
    boolean inner = !command.getSubcommands().isEmpty();
    if (inner && depth < words.size() && COMMAND.matcher(name(words, depth)).matches()) {
      return Optional.of("no command '" + words.get(depth) + "'");
    }
    Set<String> known = options(command, new TreeSet<>(OF_THE_LAUNCHER));
    List<String> unknown = new ArrayList<>();
    Matcher option = OPTION.matcher(text);
    while (option.find()) {
      if (!known.contains(option.group(1))) {
        unknown.add(option.group(1));
      }
    }
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of("no option " + unknown + " in " + command.getCommandSpec().qualifiedName());
  }

  /** Of a list of names, as in {@code bundle verify|show}, the first. */
  private static String name(List<String> words, int index) {
    return words.get(index).replaceAll("[|,].*", "");
  }

  /** A command's options, and those of its subcommands: a synopsis may stand for all of them. */
  private static Set<String> options(CommandLine command, Set<String> into) {
    command.getCommandSpec().optionsMap().keySet().forEach(into::add);
    command.getSubcommands().values().forEach(sub -> options(sub, into));
    return into;
  }

  /** The words of a command, up to what the shell makes of the rest. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      if (word.group(3) != null && SHELL.contains(word.group(3))) {
        return words;
      }
      words.add(word.group(1) != null ? word.group(1) : plain(word));
    }
    return words;
  }

  private static String plain(Matcher word) {
    return word.group(2) != null ? word.group(2) : word.group(3);
  }
}
