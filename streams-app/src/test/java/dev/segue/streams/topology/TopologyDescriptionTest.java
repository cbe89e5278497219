package dev.segue.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopologyDescriptionTest {

  /** Names reach changelogs and consumer offsets: a change here is a migration. */
  private static final String DESCRIPTION =
      """
          Topologies:
             Sub-topology: 0
              Source: tracks (topics: [tracks])
                --> note-origin-of-tracks
              Processor: note-origin-of-tracks (stores: [])
                --> enrich-tracks
                <-- tracks
              Processor: enrich-tracks (stores: [])
                --> keep-refused-tracks, keep-profiles
                <-- note-origin-of-tracks
              Processor: keep-profiles (stores: [])
                --> unwrap-profiles
                <-- enrich-tracks
              Processor: keep-refused-tracks (stores: [])
                --> address-dead-letters-of-tracks
                <-- enrich-tracks
              Processor: address-dead-letters-of-tracks (stores: [])
                --> publish-dead-letters-of-tracks
                <-- keep-refused-tracks
              Processor: unwrap-profiles (stores: [])
                --> publish-track-profiles
                <-- keep-profiles
              Sink: publish-dead-letters-of-tracks (topic: dead-letters)
                <-- address-dead-letters-of-tracks
              Sink: publish-track-profiles (topic: track-profiles)
                <-- unwrap-profiles

            Sub-topology: 1 for global store (will not generate tasks)
              Source: track-profiles-source (topics: [track-profiles])
                --> track-profiles
              Processor: track-profiles (stores: [track-profiles])
                --> none
                <-- track-profiles-source
            Sub-topology: 2
              Source: user-events (topics: [listens, tweets, users])
                --> note-origin-of-user-events
              Processor: note-origin-of-user-events (stores: [])
                --> read-events
                <-- user-events
              Processor: read-events (stores: [])
                --> update-timeline
                <-- note-origin-of-user-events
              Processor: update-timeline (stores: [frontiers, timers, timelines, watermarks, erased-users])
                --> predict-in-batches
                <-- read-events
              Processor: predict-in-batches (stores: [slots, memories, steps, open-predictions])
                --> keep-skipped-events, keep-dead-letters, keep-genre-predictions, keep-prediction-outcomes, keep-stress-windows, keep-training-steps, keep-tweet-stress
                <-- update-timeline
              Processor: keep-dead-letters (stores: [])
                --> address-dead-letters-of-events
                <-- predict-in-batches
              Processor: address-dead-letters-of-events (stores: [])
                --> publish-dead-letters-of-events
                <-- keep-dead-letters
              Processor: keep-genre-predictions (stores: [])
                --> publish-genre-predictions
                <-- predict-in-batches
              Processor: keep-prediction-outcomes (stores: [])
                --> publish-prediction-outcomes
                <-- predict-in-batches
              Processor: keep-skipped-events (stores: [])
                --> publish-skipped-events
                <-- predict-in-batches
              Processor: keep-stress-windows (stores: [])
                --> publish-stress-windows
                <-- predict-in-batches
              Processor: keep-training-steps (stores: [])
                --> publish-training-steps
                <-- predict-in-batches
              Processor: keep-tweet-stress (stores: [])
                --> publish-tweet-stress
                <-- predict-in-batches
              Sink: publish-dead-letters-of-events (topic: dead-letters)
                <-- address-dead-letters-of-events
              Sink: publish-genre-predictions (topic: genre-predictions)
                <-- keep-genre-predictions
              Sink: publish-prediction-outcomes (topic: prediction-outcomes)
                <-- keep-prediction-outcomes
              Sink: publish-skipped-events (topic: skipped-events)
                <-- keep-skipped-events
              Sink: publish-stress-windows (topic: stress-windows)
                <-- keep-stress-windows
              Sink: publish-training-steps (topic: training-steps)
                <-- keep-training-steps
              Sink: publish-tweet-stress (topic: tweet-stress)
                <-- keep-tweet-stress
          """;

  @Test
  void shouldShowEveryNodeAndStoreByItsName() {
    try (TopologyFixture fixture = new TopologyFixture()) {
      String description =
          fixture
              .topology
              .describe()
              .toString()
              .lines()
              .map(String::stripTrailing)
              .collect(Collectors.joining("\n"));

      assertThat(description.strip()).isEqualTo(DESCRIPTION.strip());
    }
  }
}
