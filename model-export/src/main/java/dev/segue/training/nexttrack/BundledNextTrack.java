package dev.segue.training.nexttrack;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.GoldenTensor;
import dev.segue.inference.VerifiedGraphs;
import dev.segue.training.bundle.SeenExamples;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A model of a bundle, in ONNX Runtime. Close to free it. */
public final class BundledNextTrack implements NextTrackForecaster, AutoCloseable {

  private static final int BATCH = 64;

  /** Prefixes are cut to this, which no part of a model reads beyond. */
  private static final int ENOUGH = 64;

  private final NextTrackSpec spec;
  private final TrackVocabulary vocabulary;
  private final SeenExamples seen;
  private final VerifiedGraphs graphs;

  private BundledNextTrack(BundleDirectory bundle) {
    this.spec = bundle.model(NextTrackSpec.KIND, NextTrackSpec.class);
    this.vocabulary =
        new TrackVocabulary(
            bundle.lines(NextTrackBundle.VOCABULARY, spec.tracks()),
            Set.copyOf(bundle.lines(NextTrackBundle.UNTRAINED, spec.untrained())));
    this.seen = SeenExamples.read(bundle, NextTrackBundle.SEEN, spec.seen());
    this.graphs = VerifiedGraphs.load(bundle);
  }

  /**
   * Loads a bundle and checks its golden vectors.
   *
   * @throws dev.segue.features.bundle.BundleException if it cannot be used, or is of another kind
   */
  public static BundledNextTrack load(Path directory) {
    return new BundledNextTrack(BundleDirectory.read(directory));
  }

  /** The tracks that it knows. */
  public TrackVocabulary vocabulary() {
    return vocabulary;
  }

  /**
   * The sessions whose tracks are not, in the same order, those of one that it was trained on or
   * stopped by.
   */
  public List<Session> unseen(List<Session> sessions) {
    return sessions.stream().filter(session -> !seen.has(session.text())).toList();
  }

  @Override
  public String name() {
    return "bundle";
  }

  /** Exact up to the number of tracks that the graph returns; behind it, one more than that. */
  @Override
  public int[] ranks(List<NextTrackCase> cases) {
    int[] order =
        IntStream.range(0, cases.size())
            .boxed()
            .sorted(Comparator.comparingInt(n -> cases.get(n).length()))
            .mapToInt(n -> n)
            .toArray();
    int[] ranks = new int[cases.size()];
    for (int from = 0; from < order.length; from += BATCH) {
      int[] part = Arrays.copyOfRange(order, from, Math.min(from + BATCH, order.length));
      List<NextTrackCase> asked = IntStream.of(part).mapToObj(cases::get).toList();
      long[] tracks = answer(asked).get(NextTrackGraph.TRACKS).integers();
      for (int row = 0; row < part.length; row++) {
        ranks[part[row]] = rank(tracks, row, asked.get(row).target());
      }
    }
    return ranks;
  }

  /** The most probable tracks with their scores. */
  Map<String, GoldenTensor> answer(List<NextTrackCase> cases) {
    List<NextTrackCase> cut = cases.stream().map(BundledNextTrack::cut).toList();
    return graphs.run(NextTrackBundle.GRAPH, NextTrackBundle.inputs(cut));
  }

  private static NextTrackCase cut(NextTrackCase asked) {
    int from = Math.max(0, asked.length() - ENOUGH);
    int[] session = Arrays.copyOfRange(asked.session(), from, asked.length() + 1);
    return new NextTrackCase(session, asked.length() - from);
  }

  private int rank(long[] tracks, int row, int target) {
    if (target == TrackVocabulary.UNKNOWN) {
      return Ranking.NEVER;
    }
    int returned = spec.returned();
    for (int place = 0; place < returned; place++) {
      if (tracks[row * returned + place] == target) {
        return place + 1;
      }
    }
    return returned + 1;
  }

  @Override
  public void close() {
    graphs.close();
  }
}
