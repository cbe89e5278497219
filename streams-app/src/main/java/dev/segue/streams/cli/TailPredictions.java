package dev.segue.streams.cli;

import dev.segue.cli.CommandFailure;
import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.registry.RegistryRejectedException;
import dev.segue.schemas.registry.RegistryUnavailableException;
import dev.segue.streams.config.BrokerTrouble;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.operator.PredictionTail;
import dev.segue.streams.operator.PredictionText;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue tail predictions}: one line for each prediction, as it is committed. */
@Command(
    name = "predictions",
    mixinStandardHelpOptions = true,
    description = {
      "Follows the predictions, read_committed, until Ctrl-C: time, user, genre, probability,"
          + " trigger, model, and why a fallback answered."
    },
    footer = "  segue tail predictions --config segue.properties --from-beginning --limit 10")
final class TailPredictions implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions config;

  @Option(names = "--from-beginning", description = "Begin with the oldest, not with the next.")
  private boolean fromBeginning;

  @Option(names = "--user", paramLabel = "ID", description = "Only this user's.")
  private String user;

  @Option(names = "--limit", paramLabel = "N", description = "End after so many.")
  private Integer limit;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Option(names = "--stress", description = "Show the stress values, which are about health.")
  private boolean stress;

  private long printed;

  @Override
  public Integer call() {
    if (limit != null && limit < 1) {
      throw CommandFailure.badInput("--limit: expected 1 or more, found " + limit);
    }
    SegueConfig segue = SegueConfig.of(config.sources().settings());
    Thread halt = new Thread(() -> Runtime.getRuntime().halt(0), "segue-tail-stop");
    Runtime.getRuntime().addShutdownHook(halt); // Ctrl-C is how it ends: no failure
    try {
      new PredictionTail(segue).follow(fromBeginning, this::print);
      return 0;
    } catch (RegistryUnavailableException | RegistryRejectedException e) {
      throw CommandFailure.runtime(e.getMessage() + "; start it, or correct schema.registry.url");
    } catch (KafkaException e) {
      throw CommandFailure.runtime(BrokerTrouble.of(segue.cluster(), e).line());
    } finally {
      Runtime.getRuntime().removeShutdownHook(halt);
    }
  }

  /** Ends at the limit, and when whoever reads has gone. */
  private boolean print(List<GenrePrediction> predictions) {
    PrintWriter out = spec.commandLine().getOut();
    PredictionText text = new PredictionText(stress);
    for (GenrePrediction prediction : predictions) {
      if (user == null || user.equals(prediction.getUserId())) {
        out.println(json ? text.json(prediction) : text.line(prediction));
        printed++;
        if (limit != null && printed == limit) {
          out.flush();
          return false;
        }
      }
    }
    return !out.checkError();
  }
}
