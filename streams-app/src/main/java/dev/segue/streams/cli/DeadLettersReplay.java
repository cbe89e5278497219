package dev.segue.streams.cli;

import dev.segue.cli.CommandFailure;
import dev.segue.streams.config.BrokerTrouble;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.operator.DeadLetterReplay;
import dev.segue.streams.operator.DeadLetterReplay.Fate;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue dead-letters replay}: puts records back on the topics that they came from. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Puts dead letters back on the topics that they came from: original key and value, and the"
          + " original headers where the topic still has the record. Each is put back once, in a"
          + " transaction with a receipt; one that is refused again must be named with --id.",
      "Without --yes it says what it would do, and does nothing."
    },
    footer =
        "  segue dead-letters replay --config segue.properties --reason undecodable --since 2h --yes")
final class DeadLettersReplay implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions config;
  @Mixin private LetterOptions letters;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Put back at most so many.")
  private int limit;

  @Option(names = "--dry-run", description = "Say what would be put back, also with --yes.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Put them back.")
  private boolean yes;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw CommandFailure.badInput("--limit: expected 1 or more, found " + limit);
    }
    SegueConfig segue = config.withoutRegistry();
    boolean dry = dryRun || !yes;
    try {
      print(DeadLetterReplay.run(segue, letters.filter(), limit, dry), dry);
      return 0;
    } catch (KafkaException e) {
      throw CommandFailure.runtime(BrokerTrouble.of(segue.cluster(), e).line());
    }
  }

  private void print(Iterable<Fate> fates, boolean dry) {
    PrintWriter out = spec.commandLine().getOut();
    int put = 0;
    int kept = 0;
    for (Fate fate : fates) {
      String what = fate.letter().id() + " (" + fate.letter().reason() + ")";
      if (fate.obstacle().isPresent()) {
        kept++;
        out.println("kept " + what + ": " + fate.obstacle().get());
      } else {
        put++;
        out.println((dry ? "would put " : "put ") + what + " on " + fate.letter().source().topic());
      }
    }
    String verb = dry ? "would be put back" : "put back";
    out.printf("%d %s, %d kept%s%n", put, verb, kept, dry && !yes ? "; do it with --yes" : "");
    out.flush();
  }
}
