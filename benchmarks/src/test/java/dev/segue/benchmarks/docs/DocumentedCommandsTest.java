package dev.segue.benchmarks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.benchmarks.cli.AllCommands;
import dev.segue.benchmarks.docs.DocumentedCommands.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Every command that a page or a help text shows exists, with the options that it shows. */
class DocumentedCommandsTest {

  @Test
  void shouldShowOnlyCommandsThatExist() {
    List<Shown> all = DocumentedCommands.in(Path.of(".."));

    List<String> wrong = new ArrayList<>();
    for (Shown shown : all) {
      Optional<String> problem =
          shown.shell() ? CommandCheck.parsed(shown.text()) : CommandCheck.named(shown.text());
      problem.ifPresent(what -> wrong.add(shown + "\n    " + what));
    }

    assertThat(wrong).isEmpty();
    assertThat(all).as("commands found in the pages").hasSizeGreaterThan(60);
    assertThat(all.stream().filter(Shown::shell)).hasSizeGreaterThan(5);
  }

  @Test
  void shouldShowAnExampleThatParsesInTheHelpOfEveryCommand() {
    List<String> wrong = new ArrayList<>();
    checkExamples(AllCommands.commandLine(), wrong);
    assertThat(wrong).isEmpty();
  }

  private static void checkExamples(CommandLine command, List<String> wrong) {
    command.getSubcommands().values().forEach(sub -> checkExamples(sub, wrong));
    if (!command.getSubcommands().isEmpty()) {
      return;
    }
    String name = command.getCommandSpec().qualifiedName();
    List<Shown> examples =
        DocumentedCommands.of(
            name,
            List.of(
                    "```bash\n"
                        + String.join("\n", command.getCommandSpec().usageMessage().footer())
                            .replaceAll("(?m)^  ", ""))
                .get(0)
                .lines()
                .toList());
    if (examples.stream().noneMatch(e -> ("segue " + e.text()).startsWith(name))) {
      wrong.add(name + ": no example in its help");
    }
    examples.forEach(
        e -> CommandCheck.parsed(e.text()).ifPresent(what -> wrong.add(e + "\n    " + what)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "run --confg segue.properties; --confg",
        "bundle verfy models/next-genre; verfy",
        "bundle verify; DIR",
        "dead-letters replay --reason undecodable --yess; --yess",
      })
  void shouldRefuseWhatDoesNotParse(String text, String said) {
    assertThat(CommandCheck.parsed(text)).get().asString().contains(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "train next-genre DATA --out DIR [--epochz N]; --epochz",
        "train FAMILY --frobnicate; --frobnicate",
        "bundle verfy DIR; verfy",
        "nonsense; nonsense",
      })
  void shouldRefuseASynopsisOfWhatIsNotThere(String text, String said) {
    assertThat(CommandCheck.named(text)).get().asString().contains(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "stress --lexicon my-lexicon > scores.tsv; parsed",
        "--version; parsed",
        "bundle verify|show DIR; named",
        "train FAMILY DATA --out DIR [--epochs N]; named",
      })
  void shouldTakeWhatIsThere(String text, String how) {
    assertThat(how.equals("parsed") ? CommandCheck.parsed(text) : CommandCheck.named(text))
        .isEmpty();
  }
}
