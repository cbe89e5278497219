package dev.segue.inference;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The one thread that uses a CUDA device: sessions are opened, run and closed on it, since runs
 * that hop between threads leak device memory. Shared by all models on the device, ended with the
 * last of them.
 */
final class OwnerThread implements Executor, AutoCloseable {

  private static final Map<Integer, OwnerThread> OWNERS = new HashMap<>();

  private final int device;
  private final ExecutorService thread;
  private int users;

  private OwnerThread(int device) {
    this.device = device;
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "segue-cuda-" + device);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** The owner of a device; every call is matched by one {@link #close}. */
  static OwnerThread of(int device) {
    synchronized (OWNERS) {
      OwnerThread owner = OWNERS.computeIfAbsent(device, OwnerThread::new);
      owner.users++;
      return owner;
    }
  }

  @Override
  public void execute(Runnable task) {
    thread.execute(task);
  }

  /** Runs a task on the thread and waits for it. */
  <T> T call(Callable<T> task) throws Exception {
    try {
      return thread.submit(task).get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    }
  }

  @Override
  public void close() {
    synchronized (OWNERS) {
      users--;
      if (users == 0) {
        OWNERS.remove(device);
        thread.shutdown();
      }
    }
  }
}
