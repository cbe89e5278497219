package dev.segue.training.fusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.MutableDataset;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.clustering.kmeans.KMeansModel;
import org.tribuo.clustering.kmeans.KMeansTrainer;
import org.tribuo.clustering.kmeans.KMeansTrainer.Initialisation;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.distance.DistanceType;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Clusters of tag lists by K-Means (k-means++ by Tribuo, the best of several starts): the classes
 * that are predicted. Numbered by descending size. Immutable and thread-safe.
 *
 * @param vectors of the tags
 * @param centroids [k][W]
 * @param sizes [k] lists that it was fitted to
 * @param inertia sum of the squared distances of those lists to their centroid
 */
record TagClusters(TagVectors vectors, float[][] centroids, int[] sizes, double inertia) {

  static final int STARTS = 4;
  static final int ITERATIONS = 50;
  private static final int NAMED = 3;

  /** Kept here, because a logger that nobody holds forgets its level: it tells every iteration. */
  private static final Logger TRIBUO = Logger.getLogger(KMeansTrainer.class.getName());

  static {
    TRIBUO.setLevel(Level.WARNING);
  }

  /**
   * Fits clusters to tag lists.
   *
   * @throws IllegalArgumentException when there are fewer different rows than clusters
   */
  static TagClusters fit(TagVectors vectors, List<List<String>> lists, int clusters, long seed) {
    float[][] rows = lists.stream().map(vectors::row).toArray(float[][]::new);
    requireDifferent(rows, clusters);
    MutableDataset<ClusterID> data = dataset(rows);
    TagClusters best = null;
    for (int start = 0; start < STARTS; start++) {
      KMeansModel model =
          new KMeansTrainer(
                  clusters,
                  ITERATIONS,
                  DistanceType.L2.getDistance(),
                  Initialisation.PLUSPLUS,
                  1,
                  seed + start)
              .train(data);
      TagClusters found = of(vectors, rows, centroids(model));
      best = best == null || found.inertia < best.inertia ? found : best;
    }
    return best;
  }

  /** How many clusters there are. */
  int count() {
    return centroids.length;
  }

  /** Whether training has seen any tag of a list; if not, its cluster would mean nothing. */
  boolean knows(List<String> list) {
    return list.stream().anyMatch(tag -> vectors.tags().id(tag) > 0);
  }

  /** The cluster of a tag list: the nearest centroid, of equally near ones the first. */
  int of(List<String> list) {
    return nearest(vectors.row(list), centroids);
  }

  /** The clusters' most frequent tags among some lists, which are their names for people. */
  List<String> names(Collection<List<String>> lists) {
    int[][] counts = new int[count()][vectors.tags().size() + 1];
    for (List<String> list : lists) {
      int[] own = counts[of(list)];
      list.forEach(tag -> own[vectors.tags().id(tag)]++);
    }
    List<String> names = new ArrayList<>();
    for (int c = 0; c < count(); c++) {
      int[] own = counts[c];
      names.add(
          String.join(
              ", ",
              IntStream.range(1, own.length)
                  .boxed()
                  .filter(tag -> own[tag] > 0)
                  .sorted(Comparator.comparing(tag -> -own[tag]))
                  .limit(NAMED)
                  .map(tag -> vectors.tags().names().get(tag - 1))
                  .toList()));
    }
    return names;
  }

  private static TagClusters of(TagVectors vectors, float[][] rows, float[][] centroids) {
    int[] sizes = new int[centroids.length];
    double inertia = 0;
    for (float[] row : rows) {
      int nearest = nearest(row, centroids);
      sizes[nearest]++;
      inertia += distance(row, centroids[nearest]);
    }
    List<Integer> order =
        IntStream.range(0, sizes.length)
            .boxed()
            .sorted(Comparator.comparing(c -> -sizes[c]))
            .toList();
    return new TagClusters(
        vectors,
        order.stream().map(c -> centroids[c]).toArray(float[][]::new),
        order.stream().mapToInt(c -> sizes[c]).toArray(),
        inertia);
  }

  private static int nearest(float[] row, float[][] centroids) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < centroids.length; c++) {
      double distance = distance(row, centroids[c]);
      if (distance < least) {
        nearest = c;
        least = distance;
      }
    }
    return nearest;
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }

  /** Tribuo orders columns by name: names of equal length keep the order of the numbers. */
  private static MutableDataset<ClusterID> dataset(float[][] rows) {
    ClusteringFactory factory = new ClusteringFactory();
    MutableDataset<ClusterID> data =
        new MutableDataset<>(new SimpleDataSourceProvenance("tag lists", factory), factory);
    String[] names =
        IntStream.range(0, rows[0].length).mapToObj("%08d"::formatted).toArray(String[]::new);
    for (float[] row : rows) {
      double[] values = new double[row.length];
      for (int i = 0; i < row.length; i++) {
        values[i] = row[i];
      }
      data.add(new ArrayExample<>(ClusteringFactory.UNASSIGNED_CLUSTER_ID, names, values));
    }
    return data;
  }

  private static float[][] centroids(KMeansModel model) {
    return Arrays.stream(model.getCentroidVectors())
        .map(
            centroid -> {
              float[] row = new float[centroid.size()];
              for (int i = 0; i < row.length; i++) {
                row[i] = (float) centroid.get(i);
              }
              return row;
            })
        .toArray(float[][]::new);
  }

  private static void requireDifferent(float[][] rows, int clusters) {
    Set<List<Float>> different = new HashSet<>();
    for (int n = 0; n < rows.length && different.size() < clusters; n++) {
      List<Float> values = new ArrayList<>();
      for (float value : rows[n]) {
        values.add(value);
      }
      different.add(values);
    }
    if (clusters < 2 || different.size() < clusters) {
      throw new IllegalArgumentException(
          "clusters: expected two or more, and as many different tag lists among the training tracks, found %d clusters and %d different lists; ask for fewer clusters"
              .formatted(clusters, different.size()));
    }
  }
}
