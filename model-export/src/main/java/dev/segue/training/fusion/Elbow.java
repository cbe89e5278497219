package dev.segue.training.fusion;

import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Inertia and sizes of clusters for a range of their number.
 *
 * @param form of the tag vectors
 * @param points one per number of clusters, ascending
 */
public record Elbow(String form, List<Point> points) {

  public Elbow {
    points = List.copyOf(points);
  }

  /**
   * One number of clusters.
   *
   * @param clusters how many
   * @param inertia sum of squared distances
   * @param sizes lists in every cluster, the largest first
   */
  public record Point(int clusters, double inertia, List<Integer> sizes) {
    public Point {
      sizes = List.copyOf(sizes);
    }

    /** Share of the lists in the largest cluster. */
    public double largest() {
      return share(0);
    }

    /** Share of the lists in the smallest. */
    public double smallest() {
      return share(sizes.size() - 1);
    }

    private double share(int place) {
      return sizes.get(place) / (double) sizes.stream().mapToInt(size -> size).sum();
    }
  }

  /** Elbows of both forms of tag vectors, over the training tracks. */
  public static List<Elbow> of(TaggedTracks tracks, SplitUnit unit, int most, long seed) {
    List<List<String>> lists =
        unit.cut(tracks.tracks(), seed).get(Split.TRAINING).stream()
            .map(TaggedTrack::tags)
            .toList();
    return Arrays.stream(TagVectors.Form.values())
        .map(form -> of(form, lists, most, seed))
        .toList();
  }

  /** Clusters the tag lists with every number from 2 to {@code most}. */
  static Elbow of(TagVectors.Form form, List<List<String>> lists, int most, long seed) {
    TagVectors vectors = TagVectors.fit(form, lists, seed);
    List<Point> points = new ArrayList<>();
    for (int clusters = 2; clusters <= most; clusters++) {
      TagClusters found = TagClusters.fit(vectors, lists, clusters, seed);
      points.add(
          new Point(clusters, found.inertia(), Arrays.stream(found.sizes()).boxed().toList()));
    }
    return new Elbow(form.text(), points);
  }

  /**
   * The number of clusters where the curve bends most: farthest below the line from its first to
   * its last point (Satopää et al. 2011).
   */
  public int bend() {
    Point first = points.get(0);
    Point last = points.get(points.size() - 1);
    Point best = first;
    double farthest = Double.NEGATIVE_INFINITY;
    for (Point point : points) {
      double along =
          (point.clusters() - first.clusters())
              / (double) Math.max(1, last.clusters() - first.clusters());
      double line = first.inertia() + along * (last.inertia() - first.inertia());
      if (line - point.inertia() > farthest) {
        farthest = line - point.inertia();
        best = point;
      }
    }
    return best.clusters();
  }
}
