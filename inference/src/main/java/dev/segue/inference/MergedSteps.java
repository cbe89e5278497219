package dev.segue.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/**
 * Merges the batches of all callers into calls on one thread: what waits while a call runs goes
 * into the next one. Calls are padded to a few fixed sizes, so that the device's arena stops
 * growing. Callers wait for their rows; thread-safe.
 */
final class MergedSteps implements StepRunner, AutoCloseable {

  private static final int[] SIZES = {1, 16, 64, 256, 1024};
  private static final int CAPACITY = SIZES[SIZES.length - 1];

  private final OnnxGraph graph;
  private final Executor owner;
  private final StepBatch merged;
  private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();

  /**
   * @param owner runs one task at a time, always on the same thread
   */
  MergedSteps(OnnxGraph graph, ModelShape shape, Executor owner) {
    this.graph = graph;
    this.owner = owner;
    this.merged = new StepBatch(shape, CAPACITY);
  }

  @Override
  public void run(StepBatch batch, int rows) {
    List<CompletableFuture<Void>> parts = new ArrayList<>();
    for (int from = 0; from < rows; from += CAPACITY) {
      Request request =
          new Request(batch, from, Math.min(CAPACITY, rows - from), new CompletableFuture<>());
      parts.add(request.done());
      waiting.add(request);
    }
    owner.execute(this::drain);
    try {
      CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  /** Sizes of the calls, for warming up. */
  static int[] sizes() {
    return SIZES.clone();
  }

  /** Frees the tensors; only on the owner's thread. */
  @Override
  public void close() {
    merged.close();
  }

  private void drain() {
    for (List<Request> group = take(); !group.isEmpty(); group = take()) {
      try {
        call(group);
        group.forEach(request -> request.done().complete(null));
      } catch (RuntimeException | Error failed) {
        group.forEach(request -> request.done().completeExceptionally(failed));
      }
    }
  }

  private List<Request> take() {
    List<Request> group = new ArrayList<>();
    int rows = 0;
    for (Request next = waiting.peek(); next != null; next = waiting.peek()) {
      rows += next.rows();
      if (rows > CAPACITY) {
        break;
      }
      group.add(waiting.remove());
    }
    return group;
  }

  private void call(List<Request> group) {
    int rows = 0;
    for (Request request : group) {
      merged.copyInputs(request.batch(), request.from(), rows, request.rows());
      rows += request.rows();
    }
    int padded = padded(rows);
    graph.run(merged.inputs(padded), merged.outputs(padded));
    int row = 0;
    for (Request request : group) {
      request.batch().copyOutputs(merged, row, request.from(), request.rows());
      row += request.rows();
    }
  }

  private static int padded(int rows) {
    for (int size : SIZES) {
      if (rows <= size) {
        return size;
      }
    }
    throw new IllegalStateException("rows: expected at most " + CAPACITY + ", found " + rows);
  }

  private record Request(StepBatch batch, int from, int rows, CompletableFuture<Void> done) {}
}
