package dev.segue.streams.cli;

import dev.segue.cli.CommandFailure;
import dev.segue.streams.config.BrokerTrouble;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.operator.Finding;
import dev.segue.streams.operator.Finding.Status;
import dev.segue.streams.operator.TopicAudit;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code segue topics check}: one line for each topic and each thing that is wrong with it. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Compares the topics of the cluster with what Segue needs: for each what is expected and"
          + " found, and the command that mends it. Exit code 1 when anything differs."
    },
    footer = "  segue topics check --set bootstrap.servers=localhost:9092")
final class TopicsCheck implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions config;

  @Override
  public Integer call() {
    SegueConfig segue = config.withoutRegistry();
    List<Finding> findings = findings(segue);
    PrintWriter out = spec.commandLine().getOut();
    findings.forEach(finding -> out.println(finding.line()));
    out.flush();
    return findings.stream().allMatch(f -> f.status().compareTo(Status.WARN) < 0) ? 0 : 1;
  }

  private static List<Finding> findings(SegueConfig segue) {
    try (Admin admin = Admin.create(segue.cluster().adminConfigs())) {
      return new TopicAudit(segue.cluster(), segue.topics()).findings(admin);
    } catch (KafkaException e) {
      throw CommandFailure.runtime(BrokerTrouble.of(segue.cluster(), e).line());
    }
  }
}
