package dev.segue.training.nexttrack;

import java.util.List;

/**
 * What the manifest of a next-track bundle says of its model.
 *
 * @param tracks number of known tracks, each a line of the vocabulary; numbers begin at 1, 0 stands
 *     for every other track
 * @param form how the network is built
 * @param width of a track vector
 * @param longest newest tracks of a prefix that the network reads
 * @param modalities what it knows of tracks beside sessions
 * @param memoryShare share of the memory of sessions in a probability; 0 without one
 * @param returned how many tracks the graph returns
 * @param untrained number of known tracks that only sessions have that it was stopped by
 * @param seen number of different sessions that it was trained on or stopped by
 */
public record NextTrackSpec(
    int tracks,
    NetworkForm form,
    int width,
    int longest,
    List<String> modalities,
    double memoryShare,
    int returned,
    int untrained,
    int seen) {

  /** Kind of a model that says which track comes next in a session. */
  public static final String KIND = "next-track";

  public NextTrackSpec {
    modalities = List.copyOf(modalities);
    require(tracks > 1, "tracks", "2 or more", tracks);
    require(form != null, "form", "a form", "nothing");
    require(width > 0, "width", "1 or more", width);
    require(longest > 0, "longest", "1 or more", longest);
    require(memoryShare >= 0 && memoryShare < 1, "memoryShare", "0 to below 1", memoryShare);
    require(untrained >= 0 && untrained < tracks, "untrained", "0 to below " + tracks, untrained);
    require(seen > 0, "seen", "1 or more", seen);
    require(returned > 0 && returned <= tracks, "returned", "1 to " + tracks, returned);
  }

  private static void require(boolean valid, String where, String expected, Object found) {
    if (!valid) {
      throw new IllegalArgumentException(where + ": expected " + expected + ", found " + found);
    }
  }
}
