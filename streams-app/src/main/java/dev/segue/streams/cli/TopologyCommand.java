package dev.segue.streams.cli;

import dev.segue.streams.app.SeguePlan;
import dev.segue.streams.app.StreamPlan;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.config.StreamsProperties;
import dev.segue.streams.contracts.AsyncApi;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.streams.TopologyConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue topology}: prints the topology that the configuration gives; needs no cluster. */
@Command(
    name = "topology",
    mixinStandardHelpOptions = true,
    description = "Prints the description of the topology; needs no cluster.",
    footer = "  segue topology --set models.dir=models/next-genre")
final class TopologyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions config;

  @Option(names = "--asyncapi", description = "Print the AsyncAPI document of the topics instead.")
  private boolean asyncApi;

  @Override
  public Integer call() {
    SegueConfig segue = config.withoutCluster();
    if (asyncApi) {
      spec.commandLine().getOut().print(AsyncApi.document(segue.topics().names()));
      spec.commandLine().getOut().flush();
      return 0;
    }
    try (StreamPlan plan = SeguePlan.open(segue, new SimpleMeterRegistry())) {
      Properties properties = StreamsProperties.of(segue, plan.requiredConfig());
      TopologyConfig topology = StreamsProperties.topologyConfig(properties);
      spec.commandLine().getOut().print(plan.topology(topology).describe());
      spec.commandLine().getOut().flush();
    }
    return 0;
  }
}
