package dev.segue.training.sequence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.segue.training.learning.Dropout;
import java.util.ArrayList;
import java.util.List;

/**
 * Feeds chunks to a network and carries the lanes' memory. One thread; close to free the memory.
 */
final class ChunkRunner implements AutoCloseable {

  private final Parameters parameters;
  private final SequenceNetwork network;
  private final NDManager manager;
  private NDArray memory;

  ChunkRunner(Parameters parameters, Dropout dropout, int lanes) {
    this.parameters = parameters;
    this.network = new SequenceNetwork(parameters, dropout);
    this.manager = parameters.manager().newSubManager();
    this.memory = manager.zeros(new Shape(lanes, parameters.shape().memoryWidth()));
    NDScope.unregister(memory);
  }

  /** Runs a chunk within the surrounding scope; the memory behind it is kept without gradient. */
  SequenceNetwork.Output run(Chunk chunk) {
    NDArray keep = manager.create(chunk.keep(), new Shape(chunk.lanes(), 1));
    SequenceNetwork.View frozen = view(chunk, chunk.frozen());
    SequenceNetwork.View open =
        chunk.open() == null
            ? null
            : new SequenceNetwork.View(features(chunk, chunk.open()), frozen.ids());
    SequenceNetwork.Output output = network.run(frozen, open, memory.mul(keep), chunk.steps());
    NDArray after = output.memory().stopGradient();
    after.attach(manager);
    NDScope.unregister(after);
    memory.close();
    memory = after;
    return output;
  }

  @Override
  public void close() {
    manager.close();
  }

  private SequenceNetwork.View view(Chunk chunk, float[] features) {
    List<NDArray> ids = new ArrayList<>();
    for (long[] column : chunk.ids()) {
      ids.add(manager.create(column));
    }
    return new SequenceNetwork.View(features(chunk, features), ids);
  }

  private NDArray features(Chunk chunk, float[] features) {
    int rows = chunk.steps() * chunk.lanes();
    return manager.create(features, new Shape(rows, parameters.shape().features()));
  }
}
