package dev.segue.streams.topology;

import dev.segue.streams.config.BatchConfig;
import dev.segue.streams.config.TimelineConfig;
import dev.segue.streams.config.Topics;

/**
 * How the topology is laid out.
 *
 * @param repartitionInput whether the user topics are repartitioned by key on entry, for producers
 *     that do not use Kafka's partitioner, or topics of unequal partition counts; costs a network
 *     hop and a copy of every event
 */
public record TopologySettings(
    Topics topics, TimelineConfig timeline, BatchConfig batching, boolean repartitionInput) {}
