package dev.segue.streams.cli;

import dev.segue.cli.CommandFailure;
import dev.segue.streams.config.BrokerTrouble;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.config.TopicCreation;
import dev.segue.streams.config.TopicSettings;
import dev.segue.streams.operator.TopicSetup;
import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue topics create}: creates what is missing, inputs too. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = {
      "Creates the topics that are missing, inputs too, with the settings that Segue needs. Topics"
          + " that exist stay as they are: segue topics check says what is wrong with them."
    },
    footer =
        "  segue topics create --set bootstrap.servers=localhost:9092 --partitions 12 --dry-run")
final class TopicsCreate implements Callable<Integer> {

  private static final int MOST_PARTITIONS = 10_000;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions config;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description =
          "Partitions of the topics that are created. Without it as many as the existing topics of"
              + " users have, or else 6. At most that many stream threads share the work, and the"
              + " number cannot change once there is data.")
  private Integer partitions;

  @Option(
      names = "--replication-factor",
      paramLabel = "N",
      description = "Replicas of each; without it topics.replication.factor.")
  private Integer replicas;

  @Option(names = "--dry-run", description = "Say what would be created, and create nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    require("--partitions", partitions, MOST_PARTITIONS);
    require("--replication-factor", replicas, Short.MAX_VALUE);
    SegueConfig segue = config.withoutRegistry();
    OptionalInt count = partitions == null ? OptionalInt.empty() : OptionalInt.of(partitions);
    try (Admin admin = Admin.create(segue.cluster().adminConfigs())) {
      List<TopicSettings> missing = new TopicSetup(segue.topics()).missing(admin, count);
      if (!dryRun) {
        int factor = replicas == null ? segue.topics().replicationFactor() : replicas;
        TopicCreation.create(admin, missing, factor);
      }
      print(missing);
    } catch (KafkaException e) {
      throw CommandFailure.runtime(BrokerTrouble.of(segue.cluster(), e).line());
    }
    return 0;
  }

  private void print(List<TopicSettings> missing) {
    PrintWriter out = spec.commandLine().getOut();
    String verb = dryRun ? "would create " : "created ";
    missing.forEach(topic -> out.println(verb + TopicSetup.description(topic)));
    if (missing.isEmpty()) {
      out.println("all topics exist; segue topics check compares their settings");
    }
    out.flush();
  }

  private static void require(String option, Integer value, int most) {
    if (value != null && (value < 1 || value > most)) {
      throw CommandFailure.badInput(option + ": expected 1 to " + most + ", found " + value);
    }
  }
}
