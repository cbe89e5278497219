package dev.segue.training.fusion;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.GoldenTensor;
import dev.segue.features.encoding.Vocabulary;
import dev.segue.inference.VerifiedGraphs;
import dev.segue.schemas.Track;
import dev.segue.training.data.SeenTracks;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.NumberBins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A fusion bundle in ONNX Runtime. Close to free it. */
public final class ServedFusion implements AutoCloseable {

  private static final int BATCH = 512;

  private final FusionSpec spec;
  private final GraphInputs inputs;
  private final TagClusters clusters;
  private final SeenTracks seen;
  private final VerifiedGraphs graphs;

  private ServedFusion(BundleDirectory bundle, FusionSpec spec) {
    this.spec = spec;
    this.inputs = inputs(bundle, spec);
    this.clusters = clusters(bundle, spec);
    this.seen =
        new SeenTracks(
            SplitUnit.TRACK, Set.copyOf(bundle.lines(SeenTracks.FILE, spec.seenTracks())));
    this.graphs = VerifiedGraphs.load(bundle);
  }

  /**
   * Loads a bundle.
   *
   * @throws dev.segue.features.bundle.BundleException if it is of another kind or does not
   *     reproduce its golden vectors
   */
  public static ServedFusion load(BundleDirectory bundle) {
    return new ServedFusion(bundle, bundle.model(FusionSpec.KIND, FusionSpec.class));
  }

  /** Names of the classes. */
  public List<String> names() {
    return spec.classes();
  }

  /** The tracks that the model has not seen and whose tags it knows, in their order. */
  TaggedTracks unseen(TaggedTracks tracks) {
    List<TaggedTrack> unseen =
        tracks.tracks().stream()
            .filter(track -> !seen.has(track) && clusters.knows(track.tags()))
            .toList();
    if (unseen.isEmpty()) {
      throw new IllegalArgumentException(
          "tracks: expected some that the bundle was not trained on and with a tag that it knows, found none among %,d; give other tracks"
              .formatted(tracks.tracks().size()));
    }
    int others = tracks.tracks().size() - unseen.size();
    return new TaggedTracks(unseen, tracks.leftOut() + others);
  }

  /** How many of some tracks the bundle was trained on or stopped by, which it is not judged on. */
  public int seen(TaggedTracks tracks) {
    return (int) tracks.tracks().stream().filter(seen::has).count();
  }

  /** The class that a track's tags mean. */
  int label(TaggedTrack track) {
    return clusters.of(track.tags());
  }

  /**
   * Class probabilities F(s) [C] by track id, of the tracks that some number of the model is known
   * of; the others are left out.
   */
  public Map<String, float[]> classes(Collection<Track> tracks) {
    List<Track> known = tracks.stream().filter(this::knows).toList();
    float[][] probabilities = probabilities(known);
    Map<String, float[]> classes = new LinkedHashMap<>();
    for (int n = 0; n < probabilities.length; n++) {
      classes.put(known.get(n).getId(), probabilities[n]);
    }
    return classes;
  }

  private boolean knows(Track track) {
    return spec.numbers().stream()
        .anyMatch(number -> TrackNumber.named(number.name()).of().apply(track) != null);
  }

  /** Probabilities [N][C] of tracks. */
  float[][] probabilities(List<Track> tracks) {
    List<float[]> probabilities = new ArrayList<>();
    int classes = spec.classes().size();
    for (int from = 0; from < tracks.size(); from += BATCH) {
      List<Track> part = tracks.subList(from, Math.min(from + BATCH, tracks.size()));
      Map<String, GoldenTensor> outputs = graphs.run(FusionGraph.FILE, inputs.of(part));
      float[] values = outputs.get(FusionGraph.PROBABILITIES).floats();
      for (int n = 0; n < part.size(); n++) {
        probabilities.add(Arrays.copyOfRange(values, n * classes, (n + 1) * classes));
      }
    }
    return probabilities.toArray(float[][]::new);
  }

  @Override
  public void close() {
    graphs.close();
  }

  private static GraphInputs inputs(BundleDirectory bundle, FusionSpec spec) {
    float[] missing = new float[spec.numbers().size()];
    for (int n = 0; n < missing.length; n++) {
      missing[n] = spec.numbers().get(n).missing();
    }
    TrackNumbers numbers =
        new TrackNumbers(
            spec.numbers().stream().map(column -> TrackNumber.named(column.name())).toList(),
            missing,
            NumberBins.NONE);
    Map<TextField, Vocabulary> words = new LinkedHashMap<>();
    for (FusionSpec.Text text : spec.texts()) {
      words.put(
          TextField.valueOf(text.name().toUpperCase(Locale.ROOT)),
          new Vocabulary(bundle.lines(text.vocabulary(), text.size())));
    }
    return new GraphInputs(numbers, words);
  }

  private static TagClusters clusters(BundleDirectory bundle, FusionSpec spec) {
    int tags = spec.tags().count();
    TagVectors vectors =
        new TagVectors(
            TagVectors.Form.named(spec.tags().form()),
            new Vocabulary(bundle.lines(FusionSpec.TAG_NAMES, tags)),
            NumberLines.parse(bundle.lines(FusionSpec.TAG_VECTORS, tags + 1)));
    float[][] centroids =
        NumberLines.parse(bundle.lines(FusionSpec.CENTROIDS, spec.classes().size()));
    return new TagClusters(vectors, centroids, new int[centroids.length], 0);
  }
}
