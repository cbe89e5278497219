package dev.segue.streams.topology;

import dev.segue.features.stress.StressScorer;
import dev.segue.schemas.Track;
import dev.segue.schemas.TrackProfile;
import dev.segue.streams.metrics.TopologyMetrics;
import dev.segue.streams.prediction.Predictors;
import dev.segue.streams.serdes.AvroSerdes;
import java.time.Clock;
import java.util.function.Function;

/**
 * What the topology is made of, all of it thread-safe.
 *
 * @param serdes of the topics
 * @param scorer stress of a text
 * @param profiler profile of a track; a pure function
 * @param predictors where the tasks get their predictors from
 * @param metrics what is counted
 * @param clock wall clock, for refusing event times in the future
 */
public record TopologyParts(
    AvroSerdes serdes,
    StressScorer scorer,
    Function<Track, TrackProfile> profiler,
    Predictors predictors,
    TopologyMetrics metrics,
    Clock clock) {}
