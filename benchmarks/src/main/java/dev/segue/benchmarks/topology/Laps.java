package dev.segue.benchmarks.topology;

import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.config.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/**
 * Lets a contender work off events that already lie in its topics. What counts is what the group
 * has committed, seen from outside: the clock starts when the first tenth is committed, and stops
 * when all is. State stays for the contender's next lap.
 */
record Laps(Testbed bed) {

  private static final double START_AT = 0.1;
  private static final Duration LONGEST = Duration.ofMinutes(20);
  private static final CloseOptions LEAVE =
      CloseOptions.timeout(Duration.ofSeconds(30))
          .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);

  /**
   * Runs the contender over these events; the sampler works while the clock runs.
   *
   * @throws IllegalStateException when all was committed at once, so that nothing can be timed
   */
  Lap run(Contender contender, List<Happening> events, StackSampler sampler) throws Exception {
    return work(contender, events, sampler)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    contender.name()
                        + ": expected several commits in a lap, found one; give it more events"));
  }

  /** The same where the time does not matter: empty when all was committed at once. */
  Optional<Lap> work(Contender contender, List<Happening> events, StackSampler sampler)
      throws Exception {
    bed.publish(contender.topics(), events);
    long end = end(contender.topics());
    AtomicReference<Throwable> failure = new AtomicReference<>();
    SegueConfig config = bed.config(contender.name(), contender.batchSize());
    Properties properties = Testbed.properties(config);
    TopologyConfig topologyConfig = new TopologyConfig(new StreamsConfig(properties));
    KafkaStreams streams = new KafkaStreams(contender.topology(topologyConfig), properties);
    streams.setUncaughtExceptionHandler(
        e -> {
          failure.set(e);
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    try {
      streams.start();
      return measure(new Goal(contender.name(), end, events.size()), failure, sampler);
    } finally {
      sampler.pause();
      streams.close(LEAVE);
    }
  }

  private record Goal(String group, long end, int events) {

    long start() {
      return end - events + Math.round(events * START_AT);
    }
  }

  private Optional<Lap> measure(Goal goal, AtomicReference<Throwable> failure, StackSampler sampler)
      throws Exception {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    long from = -1;
    long since = 0;
    while (System.nanoTime() < deadline) {
      if (failure.get() != null) {
        throw new IllegalStateException(goal.group() + " failed", failure.get());
      }
      long committed = committed(goal.group());
      long now = System.nanoTime();
      if (committed == goal.end() && from >= 0) {
        return Optional.of(new Lap(committed - from, (now - since) / 1e9));
      }
      if (committed == goal.end()) {
        return Optional.empty();
      }
      if (from < 0 && committed >= goal.start()) {
        from = committed;
        since = now;
        sampler.resume(goal.group());
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    throw new IllegalStateException(
        "%s: expected %d events within %s, found %d of offset %d committed"
            .formatted(goal.group(), goal.events(), LONGEST, committed(goal.group()), goal.end()));
  }

  private long committed(String group) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        bed.admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    return offsets.entrySet().stream()
        .filter(entry -> isEvents(entry.getKey().topic()))
        .mapToLong(entry -> entry.getValue() == null ? 0 : entry.getValue().offset())
        .sum();
  }

  private static boolean isEvents(String topic) {
    return topic.endsWith(".tweets") || topic.endsWith(".listens");
  }

  private long end(Topics topics) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> latest =
        List.of(topics.tweets(), topics.listens()).stream()
            .collect(
                Collectors.toMap(topic -> new TopicPartition(topic, 0), t -> OffsetSpec.latest()));
    return bed.admin().listOffsets(latest).all().get().values().stream()
        .mapToLong(result -> result.offset())
        .sum();
  }
}
