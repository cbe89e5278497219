package dev.segue.streams.queries;

import dev.segue.streams.http.Handler;
import dev.segue.streams.http.Reply;
import dev.segue.streams.http.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;

/** {@code /api/v1/instances}: who holds which users, as the group tells this instance. */
public final class InstancesRoute implements Handler {

  private final Supplier<KafkaStreams> client;
  private final HostInfo self;
  private final UserPartitions partitions;

  /**
   * Answers from the metadata of a client.
   *
   * @param client the running client; gives null before the first start
   * @param self host:port of this instance, as Kafka knows it
   */
  public InstancesRoute(Supplier<KafkaStreams> client, HostInfo self, UserPartitions partitions) {
    this.client = client;
    this.self = self;
    this.partitions = partitions;
  }

  /**
   * One instance.
   *
   * @param self whether it is the one that answers
   * @param userPartitions partitions of the users that it answers for
   * @param standbyPartitions partitions whose state it keeps a copy of
   */
  record Instance(
      String instance,
      boolean self,
      List<Integer> userPartitions,
      List<Integer> standbyPartitions) {}

  @Override
  public Reply answer(Request request) {
    KafkaStreams streams = client.get();
    if (streams == null) {
      return Unavailable.because("the application is starting");
    }
    try {
      List<Instance> instances =
          streams.metadataForAllStreamsClients().stream()
              .filter(one -> !one.hostInfo().equals(HostInfo.unavailable()))
              .map(one -> instance(streams, one))
              .toList();
      return Reply.json(Map.of("state", streams.state().name(), "instances", instances));
    } catch (IllegalStateException e) {
      return Unavailable.because("Kafka Streams is " + streams.state());
    }
  }

  private Instance instance(KafkaStreams streams, StreamsMetadata one) {
    boolean own = one.hostInfo().equals(self);
    return new Instance(
        one.host() + ":" + one.port(),
        own,
        own ? owned(streams) : partitions.among(one.topicPartitions()),
        partitions.among(one.standbyTopicPartitions()));
  }

  /** What the group tells of this instance may be one thread's part only. */
  private List<Integer> owned(KafkaStreams streams) {
    return partitions.among(
        streams.metadataForLocalThreads().stream()
            .flatMap(thread -> thread.activeTasks().stream())
            .flatMap(task -> task.topicPartitions().stream())
            .toList());
  }
}
