package dev.segue.streams.cli;

import dev.segue.cli.CommandFailure;
import dev.segue.streams.app.SeguePlan;
import dev.segue.streams.app.StreamPlan;
import dev.segue.streams.config.BrokerTrouble;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.config.StreamsProperties;
import dev.segue.streams.operator.Reset;
import dev.segue.streams.operator.Reset.Remains;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.Topology;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue reset}: has the application start over with empty state. */
@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    description = {
      "Deletes the state of the application: changelogs and repartition topics, committed offsets, and"
          + " the state on this machine. Refuses while an instance runs. The next start reads its"
          + " inputs anew.",
      "Without --yes it lists what it would delete, and deletes nothing. What was published stays:"
          + " predictions that are made again have the same ids."
    },
    footer = "  segue reset --config segue.properties --to-latest --yes")
final class ResetCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions config;
  @ArgGroup private Where where = new Where();

  /** Where the next start begins to read. */
  static final class Where {

    @Option(
        names = "--to-earliest",
        description = "Read everything again that the inputs still have; the default.")
    private boolean earliest;

    @Option(
        names = "--to-latest",
        description =
            "Leave out the tweets and listens that there are now; users and tracks are read again.")
    private boolean latest;

    boolean skipsEvents() {
      return latest && !earliest;
    }
  }

  @Option(names = "--yes", description = "Delete it.")
  private boolean yes;

  @Override
  public Integer call() throws IOException {
    SegueConfig segue = config.withoutRegistry();
    try (Admin admin = Admin.create(segue.cluster().adminConfigs())) {
      Reset reset = new Reset(segue, admin, topologies());
      Remains remains = reset.look();
      if (remains.members() > 0) {
        throw CommandFailure.runtime(
            remains.members()
                + " members of "
                + segue.runtime().applicationId()
                + " are running; stop all instances, or wait for the session timeout of killed ones");
      }
      print(remains);
      if (yes) {
        reset.delete(remains);
        if (where.skipsEvents()) {
          reset.skipEvents();
        }
      }
      say(yes ? advice() : "nothing was deleted; do it with --yes");
    } catch (KafkaException e) {
      throw CommandFailure.runtime(BrokerTrouble.of(segue.cluster(), e).line());
    }
    return 0;
  }

  /** With repartitioned inputs and without: the setting may have changed since the last start. */
  private List<Topology> topologies() {
    List<Topology> topologies = new ArrayList<>();
    for (boolean repartition : new boolean[] {false, true}) {
      SegueConfig segue = config.forTopology(repartition);
      try (StreamPlan plan = SeguePlan.open(segue, new SimpleMeterRegistry())) {
        topologies.add(
            plan.topology(
                StreamsProperties.topologyConfig(
                    StreamsProperties.of(segue, plan.requiredConfig()))));
      }
    }
    return topologies;
  }

  private void print(Remains remains) {
    String verb = yes ? "deletes " : "would delete ";
    remains.topics().forEach(topic -> say(verb + "topic " + topic));
    if (remains.group()) {
      say(verb + "the committed offsets");
    }
    remains.state().ifPresent(state -> say(verb + "directory " + state));
    remains
        .others()
        .forEach(t -> say("keeps topic " + t + ": not of this version, or another application's"));
  }

  private String advice() {
    return "the next start begins "
        + (where.skipsEvents() ? "behind the tweets and listens of now" : "with the oldest events")
        + "; delete state.dir on the other machines, too, and send the erasures of users again that"
        + " the topic of users does not hold any more";
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
