package dev.segue.streams.operator;

import static dev.segue.streams.config.KafkaAnswers.await;

import dev.segue.streams.config.SegueConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Timer;
import org.apache.kafka.streams.Topology;

/**
 * Starts an application over: its changelogs and repartition topics, its committed offsets, and the
 * state on this machine go. Can be repeated after a failure at any point.
 */
public final class Reset {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 50;

  private final SegueConfig config;
  private final Admin admin;
  private final Set<String> internal;

  /**
   * @param topologies what the application runs, with and without repartitioned inputs
   */
  public Reset(SegueConfig config, Admin admin, List<Topology> topologies) {
    this.config = config;
    this.admin = admin;
    this.internal = new TreeSet<>();
    topologies.forEach(t -> internal.addAll(InternalTopics.of(applicationId(), t)));
  }

  /**
   * What there is to delete.
   *
   * @param members running instances' threads; nothing may be deleted while there are any
   * @param group whether the group has offsets
   * @param topics changelogs and repartition topics that exist
   * @param others topics that look like the application's, but are not of this version
   * @param state directory of the state on this machine; empty when there is none
   */
  public record Remains(
      int members, boolean group, Set<String> topics, Set<String> others, Optional<Path> state) {}

  /** Looks, and changes nothing. */
  public Remains look() {
    Optional<GroupListing> group = group();
    Set<String> all = await(admin.listTopics().names());
    Set<String> topics = new TreeSet<>(internal);
    topics.retainAll(all);
    Set<String> others =
        all.stream()
            .filter(topic -> topic.startsWith(applicationId() + "-"))
            .filter(topic -> topic.endsWith("-changelog") || topic.endsWith("-repartition"))
            .filter(topic -> !internal.contains(topic))
            .collect(Collectors.toCollection(TreeSet::new));
    Path state = config.runtime().stateDir().resolve(applicationId());
    return new Remains(
        group.map(this::members).orElse(0),
        group.isPresent(),
        topics,
        others,
        Optional.of(state).filter(Files::isDirectory));
  }

  private Optional<GroupListing> group() {
    return await(admin.listGroups().all()).stream()
        .filter(group -> group.groupId().equals(applicationId()))
        .findFirst();
  }

  private int members(GroupListing group) {
    List<String> id = List.of(group.groupId());
    return isStreams(group)
        ? await(admin.describeStreamsGroups(id).all()).get(group.groupId()).members().size()
        : await(admin.describeConsumerGroups(id).all()).get(group.groupId()).members().size();
  }

  private static boolean isStreams(GroupListing group) {
    return group.type().filter(type -> type == GroupType.STREAMS).isPresent();
  }

  /**
   * Deletes what was found.
   *
   * @throws IOException when a file of the state cannot be deleted
   */
  public void delete(Remains remains) throws IOException {
    if (remains.state().isPresent()) {
      delete(remains.state().get());
    }
    await(admin.deleteTopics(remains.topics()).all());
    Timer left = Time.SYSTEM.timer(LONGEST_WAIT);
    while (await(admin.listTopics().names()).stream().anyMatch(remains.topics()::contains)) {
      left.sleep(PAUSE_MILLIS);
      if (left.isExpired()) {
        throw new TimeoutException("topics are still there after " + LONGEST_WAIT);
      }
    }
    group().ifPresent(this::deleteOffsets);
  }

  private void deleteOffsets(GroupListing group) {
    List<String> id = List.of(group.groupId());
    await(
        isStreams(group)
            ? admin.deleteStreamsGroups(id).all()
            : admin.deleteConsumerGroups(id).all());
  }

  /**
   * Has the application begin behind the tweets and listens that there are now. Users and tracks
   * are tables: they are read from the beginning in any case.
   */
  public void skipEvents() {
    List<String> events =
        List.of(config.topics().names().tweets(), config.topics().names().listens());
    Map<TopicPartition, OffsetSpec> latest =
        await(admin.describeTopics(events).allTopicNames()).values().stream()
            .flatMap(
                t -> t.partitions().stream().map(p -> new TopicPartition(t.name(), p.partition())))
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    Map<TopicPartition, OffsetAndMetadata> ends =
        await(admin.listOffsets(latest).all()).entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue().offset())));
    await(admin.alterConsumerGroupOffsets(applicationId(), ends).all());
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private String applicationId() {
    return config.runtime().applicationId();
  }
}
