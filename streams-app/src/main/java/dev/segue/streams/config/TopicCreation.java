package dev.segue.streams.config;

import static dev.segue.streams.config.KafkaAnswers.await;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Timer;

/**
 * Creates topics that can be written to at once.
 *
 * <p>A broker acknowledges a creation before its partitions take records. In between it may refuse
 * the first of two produce requests and accept the second, and then refuses the first for ever: an
 * idempotent producer loses those records after two minutes (KAFKA-15591). So creation ends when
 * the leader of every partition answers.
 */
public final class TopicCreation {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 20;

  private TopicCreation() {}

  /**
   * Creates topics; one that exists already is fine.
   *
   * @param replicationFactor 0 or less for the broker's default
   * @throws KafkaException as the broker or the client gave it
   */
  public static void create(Admin admin, Collection<TopicSettings> topics, int replicationFactor) {
    Optional<Short> replicas =
        Optional.of(replicationFactor).filter(r -> r > 0).map(Integer::shortValue);
    List<NewTopic> wanted =
        topics.stream()
            .map(
                t ->
                    new NewTopic(t.name(), Optional.of(t.partitions()), replicas)
                        .configs(t.configs()))
            .toList();
    Map<String, KafkaFuture<Void>> creations = admin.createTopics(wanted).values();
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (TopicSettings topic : topics) {
      if (isNew(creations.get(topic.name()))) {
        for (int partition = 0; partition < topic.partitions(); partition++) {
          ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
        }
      }
    }
    awaitLeaders(admin, ends);
  }

  private static void awaitLeaders(Admin admin, Map<TopicPartition, OffsetSpec> ends) {
    Timer left = Time.SYSTEM.timer(LONGEST_WAIT);
    while (!answer(admin, ends)) {
      left.sleep(PAUSE_MILLIS);
      if (left.isExpired()) {
        throw new TimeoutException(
            "topics were created, but within "
                + LONGEST_WAIT
                + " no leader answered for all of "
                + ends.keySet());
      }
    }
  }

  private static boolean answer(Admin admin, Map<TopicPartition, OffsetSpec> ends) {
    try {
      await(admin.listOffsets(ends).all());
      return true;
    } catch (UnknownTopicOrPartitionException notYet) {
      return false;
    }
  }

  private static boolean isNew(KafkaFuture<Void> creation) {
    try {
      await(creation);
      return true;
    } catch (TopicExistsException somebodyElseWasFaster) {
      return false;
    }
  }
}
