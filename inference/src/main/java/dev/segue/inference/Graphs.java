package dev.segue.inference;

import ai.onnxruntime.OrtException;

/**
 * The two graphs of a bundle, opened on one provider and found to reproduce its golden vectors.
 *
 * @param step the graph of one step
 * @param sequence the graph of whole histories
 */
record Graphs(OnnxGraph step, OnnxGraph sequence) implements AutoCloseable {

  static Graphs open(GraphFiles files, Provider provider) throws OrtException {
    ModelShape shape = files.shape();
    OnnxGraph step = open(files, files.step(), GraphContract.step(shape), provider);
    try {
      return new Graphs(
          step, open(files, files.sequence(), GraphContract.sequence(shape), provider));
    } catch (OrtException | RuntimeException refused) {
      step.close();
      throw refused;
    }
  }

  @Override
  public void close() {
    try {
      step.close();
    } finally {
      sequence.close();
    }
  }

  private static OnnxGraph open(
      GraphFiles files, GraphFiles.Source source, GraphContract contract, Provider provider)
      throws OrtException {
    OnnxGraph graph = OnnxGraph.open(source, contract, provider);
    try {
      GoldenCheck.verify(GoldenCheck.Rule.of(files), graph, source.golden());
      return graph;
    } catch (RuntimeException refused) {
      graph.close();
      throw refused;
    }
  }
}
