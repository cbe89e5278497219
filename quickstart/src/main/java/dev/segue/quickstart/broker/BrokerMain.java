package dev.segue.quickstart.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * An embedded broker in a process of its own. Prints {@code bootstrap=HOST:PORT} when it is ready,
 * and runs until its standard input ends or it gets SIGTERM.
 */
@Command(
    name = "broker",
    mixinStandardHelpOptions = true,
    description = "Runs one Kafka broker on the loopback interface until standard input ends.")
public final class BrokerMain implements Callable<Integer> {
  @Option(
      names = "--port",
      defaultValue = "0",
      description = "Port to listen on; 0, the default, picks a free one.")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where to keep the data; by default a temporary directory.")
  private Path data;

  @Override
  public Integer call() throws IOException {
    BrokerConfig config = BrokerConfig.temporary().withPort(port);
    EmbeddedKafka kafka =
        EmbeddedKafka.start(data == null ? config : config.withDataDirectory(data));
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "close-broker"));
    System.out.println("bootstrap=" + kafka.bootstrapServers());
    waitForEndOfInput();
    return CommandLine.ExitCode.OK;
  }

  private static void waitForEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // whatever is typed is of no interest
    }
  }

  /** See {@code --help}. */
  public static void main(String[] args) {
    CommandLine command =
        new CommandLine(new BrokerMain())
            .setExecutionExceptionHandler(
                (failure, line, parsed) -> {
                  line.getErr().println("broker: " + failure.getMessage());
                  return CommandLine.ExitCode.SOFTWARE;
                });
    System.exit(command.execute(args));
  }
}
