package dev.segue.inference;

import ai.onnxruntime.OrtException;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A bundle on a CUDA device: everything that touches the device happens on the device's owner
 * thread.
 */
final class CudaBackend implements Backend {

  private final Provider provider;
  private final OwnerThread owner;
  private final Graphs graphs;
  private final MergedSteps steps;
  private final SequenceRunner sequences;

  private CudaBackend(Provider provider, OwnerThread owner, Graphs graphs, GraphFiles files) {
    ModelShape shape = files.shape();
    this.provider = provider;
    this.owner = owner;
    this.graphs = graphs;
    this.steps = new MergedSteps(graphs.step(), shape, owner);
    this.sequences = new SequenceRunner(graphs.sequence(), shape, files.spec().temperature(), true);
  }

  /**
   * Opens a bundle on a device.
   *
   * @throws DeviceException if CUDA does not run here, or does not give the golden outputs
   */
  static CudaBackend open(GraphFiles files, int device) {
    Provider provider = new Provider(device);
    if (!provider.isBuiltIn()) {
      throw new DeviceException(
          provider + ": this build has ONNX Runtime for the CPU only; build with -Pgpu");
    }
    OwnerThread owner = OwnerThread.of(device);
    try {
      Graphs graphs = owner.call(() -> Graphs.open(files, provider));
      return new CudaBackend(provider, owner, graphs, files);
    } catch (Exception failed) {
      owner.close();
      String why =
          failed instanceof OrtException ort ? Cuda.plain(OnnxGraph.oneLine(ort)) : message(failed);
      throw new DeviceException(provider + ": " + why, failed);
    }
  }

  @Override
  public Provider provider() {
    return provider;
  }

  @Override
  public void steps(StepBatch batch, int rows) {
    steps.run(batch, rows);
  }

  @Override
  public List<SequenceResult> sequences(List<StepSequence> histories) {
    return onOwner(() -> sequences.run(histories));
  }

  @Override
  public void close() {
    onOwner(
        () -> {
          steps.close();
          graphs.close();
          return null;
        });
    owner.close();
  }

  private static String message(Exception failed) {
    return failed.getMessage() == null ? failed.toString() : failed.getMessage();
  }

  private <T> T onOwner(Callable<T> task) {
    try {
      return owner.call(task);
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new InferenceException(provider + ": " + failed.getMessage(), failed);
    }
  }
}
