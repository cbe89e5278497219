package dev.segue.streams.queries;

import dev.segue.streams.config.TimelineConfig;
import dev.segue.streams.http.Handler;
import dev.segue.streams.http.Reply;
import dev.segue.streams.http.Request;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.apache.kafka.streams.state.HostInfo;

/**
 * {@code /api/v1/users/{id}}: answered from the local stores, or by the instance that holds the
 * user. Kafka's metadata says which one that is; where it does not (with {@code
 * group.protocol=streams} and several stream threads it knows only one thread of an instance), all
 * instances are asked.
 */
public final class UserRoute implements Handler {

  private final Supplier<KafkaStreams> client;
  private final HostInfo self;
  private final UserPartitions partitions;
  private final TimelineConfig config;
  private final Peers peers = new Peers();

  /**
   * Answers from the stores of a client.
   *
   * @param client the running client; gives null before the first start
   * @param self host:port of this instance, as Kafka knows it
   */
  public UserRoute(
      Supplier<KafkaStreams> client,
      HostInfo self,
      UserPartitions partitions,
      TimelineConfig config) {
    this.client = client;
    this.self = self;
    this.partitions = partitions;
    this.config = config;
  }

  @Override
  public Reply answer(Request request) throws InterruptedException {
    KafkaStreams streams = client.get();
    if (streams == null) {
      return Unavailable.because("the application is starting");
    }
    try {
      return find(streams, request);
    } catch (InvalidStateStoreException | IllegalStateException e) {
      return Unavailable.because("the state is moving: Kafka Streams is " + streams.state());
    }
  }

  private Reply find(KafkaStreams streams, Request request) throws InterruptedException {
    int partition = partitions.of(request.variable("id"));
    Optional<Reply> local = local(streams, partition, request);
    if (local.isPresent()) {
      return local.get();
    }
    if (Peers.isForwarded(request)) {
      return Unavailable.because(
          "partition " + partition + " is not held by " + endpoint() + "; it is moving");
    }
    return peers.ask(others(streams, partition), request);
  }

  private Optional<Reply> local(KafkaStreams streams, int partition, Request request) {
    try {
      UserState state = new UserState(endpoint(), new LocalStores(streams, partition), config);
      return Optional.of(state.reply(request.variable("id"), request.privileged()));
    } catch (InvalidStateStorePartitionException elsewhere) {
      return Optional.empty();
    }
  }

  /** The instance that is known to hold the partition, or all others. */
  private List<HostInfo> others(KafkaStreams streams, int partition) {
    List<StreamsMetadata> others =
        streams.metadataForAllStreamsClients().stream()
            .filter(one -> !one.hostInfo().equals(self))
            .filter(one -> !one.hostInfo().equals(HostInfo.unavailable()))
            .toList();
    Optional<StreamsMetadata> holder =
        others.stream()
            .filter(one -> partitions.among(one.topicPartitions()).contains(partition))
            .findFirst();
    return holder.map(List::of).orElse(others).stream().map(StreamsMetadata::hostInfo).toList();
  }

  private String endpoint() {
    return self.host() + ":" + self.port();
  }
}
