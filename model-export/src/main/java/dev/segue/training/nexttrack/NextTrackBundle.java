package dev.segue.training.nexttrack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleDraft;
import dev.segue.features.bundle.BundleFiles;
import dev.segue.features.bundle.GoldenTensor;
import dev.segue.features.bundle.GoldenVectors;
import dev.segue.features.bundle.Provenance;
import dev.segue.training.bundle.ModelBundle;
import dev.segue.training.bundle.SeenExamples;
import dev.segue.training.report.ReportData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes a model of the next track as a bundle. */
public final class NextTrackBundle {

  static final String GRAPH = "next-track.onnx";
  static final String VOCABULARY = BundleFiles.vocabulary("tracks");

  /** Known tracks that no training session has. */
  static final String UNTRAINED = "tracks/untrained.txt";

  /** Digests of the sessions that a model has seen. */
  static final String SEEN = "sessions/seen.txt";

  private static final int GOLDEN_ROWS = 16;

  private NextTrackBundle() {}

  /**
   * What the manifest says besides the model.
   *
   * @param version of the model
   * @param modalities names, in the order of the shape
   * @param metrics what was measured
   * @param provenance where it comes from
   * @param report for people to read
   */
  public record About(
      String version,
      List<String> modalities,
      JsonNode metrics,
      Provenance provenance,
      ReportData report) {}

  /**
   * Writes the bundle.
   *
   * @param data whose test sessions become golden vectors
   * @throws dev.segue.features.bundle.BundleException if something else lies at {@code directory},
   *     or the bundle does not reproduce its own golden vectors
   */
  public static BundleDirectory write(
      Path directory, NextTrackModel model, NextTrackData data, About about) throws IOException {
    NextTrackShape shape = model.weights().shape();
    SeenExamples seen = SeenExamples.of(data.split().known().stream().map(Session::text));
    NextTrackSpec spec =
        new NextTrackSpec(
            data.vocabulary().ids().size(),
            shape.form(),
            shape.width(),
            shape.longest(),
            about.modalities(),
            model.share(),
            NextTrackGraph.returned(shape),
            data.vocabulary().untrained().size(),
            seen.digests().size());
    BundleDraft draft =
        new BundleDraft(
            NextTrackSpec.KIND,
            about.version(),
            NextTrackSpec.KIND,
            about.provenance(),
            ModelBundle.TOLERANCE,
            spec,
            about.metrics());
    List<NextTrackCase> cases =
        NextTrackCase.everyPosition(data.test()).stream().limit(GOLDEN_ROWS).toList();
    return new ModelBundle(draft)
        .graph(GRAPH, NextTrackGraph.of(model), golden(model, cases))
        .lines(VOCABULARY, data.vocabulary().ids())
        .lines(UNTRAINED, data.vocabulary().untrained())
        .lines(SEEN, seen.lines())
        .report(about.report())
        .write(directory);
  }

  /** The trainer's own scores. Tracks are left out: two of nearly equal score may swap places. */
  static GoldenVectors golden(NextTrackModel model, List<NextTrackCase> cases) {
    int returned = NextTrackGraph.returned(model.weights().shape());
    float[] scores = new float[cases.size() * returned];
    model.each(
        cases,
        1,
        (number, probabilities) -> {
          float[] known =
              Arrays.copyOfRange(probabilities, TrackVocabulary.UNKNOWN + 1, probabilities.length);
          Arrays.sort(known);
          for (int k = 0; k < returned; k++) {
            scores[number * returned + k] = known[known.length - 1 - k];
          }
        });
    return GoldenVectors.of(
        inputs(cases),
        Map.of(NextTrackGraph.SCORES, GoldenTensor.ofFloats(scores, cases.size(), returned)));
  }

  /** Whole prefixes as the graph takes them. */
  static Map<String, GoldenTensor> inputs(List<NextTrackCase> cases) {
    int time = cases.stream().mapToInt(NextTrackCase::length).max().orElseThrow();
    long[] ids = new long[cases.size() * time];
    long[] lengths = new long[cases.size()];
    for (int row = 0; row < lengths.length; row++) {
      int[] prefix = cases.get(row).newest(time);
      lengths[row] = prefix.length;
      for (int t = 0; t < prefix.length; t++) {
        ids[row * time + t] = prefix[t];
      }
    }
    return Map.of(
        NextTrackGraph.IDS, GoldenTensor.ofIntegers(ids, lengths.length, time),
        NextTrackGraph.LENGTHS, GoldenTensor.ofIntegers(lengths, lengths.length));
  }
}
