package dev.segue.inference;

import ai.onnxruntime.OrtException;
import dev.segue.features.bundle.BundleException;
import java.util.List;

/** A bundle on the CPU: one session for all threads, each call on its caller's thread. */
final class CpuBackend implements Backend {

  private final Graphs graphs;
  private final SequenceRunner sequences;

  private CpuBackend(Graphs graphs, GraphFiles files) {
    this.graphs = graphs;
    this.sequences =
        new SequenceRunner(graphs.sequence(), files.shape(), files.spec().temperature(), false);
  }

  static CpuBackend open(GraphFiles files) {
    try {
      return new CpuBackend(Graphs.open(files, Provider.CPU), files);
    } catch (OrtException failed) {
      throw new BundleException(
          files.step().name() + ": cannot be opened: " + OnnxGraph.oneLine(failed), failed);
    }
  }

  @Override
  public Provider provider() {
    return Provider.CPU;
  }

  @Override
  public void steps(StepBatch batch, int rows) {
    graphs.step().run(batch.inputs(rows), batch.outputs(rows));
  }

  @Override
  public List<SequenceResult> sequences(List<StepSequence> histories) {
    return sequences.run(histories);
  }

  @Override
  public void close() {
    graphs.close();
  }
}
