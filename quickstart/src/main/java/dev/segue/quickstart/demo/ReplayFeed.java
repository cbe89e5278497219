package dev.segue.quickstart.demo;

import dev.segue.features.history.HistoryFormat;
import dev.segue.features.history.HistoryRow;
import dev.segue.quickstart.replay.Replay;
import dev.segue.quickstart.replay.ReplayEvent;
import dev.segue.schemas.Listen;
import dev.segue.schemas.Track;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.UserProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Real exports as a feed, held in memory: some 300 bytes an event.
 *
 * @param describe what was read, in words
 * @param tracks the played tracks, if there is a catalogue
 * @param all the events in time order
 */
record ReplayFeed(String describe, List<Track> tracks, List<FeedEvent> all) implements Feed {

  /**
   * Reads all files.
   *
   * @throws dev.segue.features.history.InvalidHistoryException when one is missing or no such
   *     export
   */
  static ReplayFeed read(Replay replay, Consumer<HistoryRow.Malformed> malformed)
      throws IOException {
    List<Track> tracks = new ArrayList<>();
    List<FeedEvent> events = new ArrayList<>();
    replay.run(
        event -> {
          if (event.value() instanceof Track track) {
            tracks.add(track);
          } else {
            events.add(feedEvent(event));
          }
        },
        malformed);
    String formats =
        replay.files().keySet().stream()
            .map(HistoryFormat::option)
            .sorted()
            .collect(Collectors.joining(" and "));
    String what = String.format("replay of %d %s files", replay.size(), formats);
    return new ReplayFeed(what, List.copyOf(tracks), List.copyOf(events));
  }

  private static FeedEvent feedEvent(ReplayEvent event) {
    String id =
        event.value() instanceof Listen listen ? listen.getId() : ((Tweet) event.value()).getId();
    return new FeedEvent(event.topic(), event.key(), id, event.value(), null);
  }

  /** Exports tell nothing about users. */
  @Override
  public Map<String, UserProfile> users() {
    return Map.of();
  }

  @Override
  public int size() {
    return all.size();
  }

  @Override
  public Stream<FeedEvent> events() {
    return all.stream();
  }
}
