package dev.segue.training.sequence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Segments packed into parallel lanes that advance together, a chunk of steps at a time. A segment
 * begins with empty memory at the start of a chunk; the rest of its last chunk is padding.
 */
final class Lanes {

  private final SequenceData data;
  private final int chunkSteps;
  private final List<List<Place>> lanes;

  /** A segment and the chunk it begins in. */
  private record Place(Segment segment, int firstChunk, int chunks) {}

  /** A lane that is being filled. */
  private record Load(int lane, int chunks) {}

  private Lanes(SequenceData data, int chunkSteps, List<List<Place>> lanes) {
    this.data = data;
    this.chunkSteps = chunkSteps;
    this.lanes = lanes;
  }

  /** Packs segments in the given order, each into the lane with the least to do. */
  static Lanes pack(SequenceData data, List<Segment> segments, int most, int chunkSteps) {
    int count = Math.max(1, Math.min(most, segments.size()));
    List<List<Place>> lanes = new ArrayList<>();
    PriorityQueue<Load> loads =
        new PriorityQueue<>(Comparator.comparingInt(Load::chunks).thenComparingInt(Load::lane));
    for (int lane = 0; lane < count; lane++) {
      lanes.add(new ArrayList<>());
      loads.add(new Load(lane, 0));
    }
    for (Segment segment : segments) {
      Load load = loads.remove();
      int chunks = (segment.length() + chunkSteps - 1) / chunkSteps;
      lanes.get(load.lane()).add(new Place(segment, load.chunks(), chunks));
      loads.add(new Load(load.lane(), load.chunks() + chunks));
    }
    return new Lanes(data, chunkSteps, lanes);
  }

  /** Number of lanes B. */
  int count() {
    return lanes.size();
  }

  /** Number of chunks until every lane has ended. */
  int chunks() {
    return lanes.stream().mapToInt(Lanes::end).max().orElse(0);
  }

  /** Fills {@code chunk} with the steps of all lanes at a position. */
  void read(int position, Chunk chunk) {
    chunk.clear();
    for (int lane = 0; lane < count(); lane++) {
      Place place = at(lanes.get(lane), position);
      if (place != null) {
        int start = place.segment().from() + (position - place.firstChunk()) * chunkSteps;
        chunk.fill(lane, data, place.segment(), start);
      }
    }
  }

  private static Place at(List<Place> lane, int position) {
    int low = 0;
    int high = lane.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Place place = lane.get(middle);
      if (position < place.firstChunk()) {
        high = middle - 1;
      } else if (position >= place.firstChunk() + place.chunks()) {
        low = middle + 1;
      } else {
        return place;
      }
    }
    return null;
  }

  private static int end(List<Place> lane) {
    if (lane.isEmpty()) {
      return 0;
    }
    Place last = lane.get(lane.size() - 1);
    return last.firstChunk() + last.chunks();
  }
}
