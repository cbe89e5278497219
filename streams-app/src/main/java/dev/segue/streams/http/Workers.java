package dev.segue.streams.http;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of the surface: {@value #THREADS} for requests, and up to {@value #STREAMS} for
 * streams, so that a stream never takes the thread of a request. A slow client loses its connection
 * after ten seconds, and after one while others wait, so that health is answered whatever clients
 * do.
 */
final class Workers implements Executor, AutoCloseable {

  static final int THREADS = 16;
  static final int STREAMS = 32;

  /** Waiting requests are at most as many as there are connections. */
  private final ThreadPoolExecutor requests =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          30,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          task -> Deadlines.daemon(task, "segue-http"));

  private final Deadlines deadlines = new Deadlines(() -> !requests.getQueue().isEmpty());
  private final Semaphore streams = new Semaphore(STREAMS);
  private final ThreadGroup streaming = new ThreadGroup("segue-http-streams");

  Workers() {
    requests.allowCoreThreadTimeOut(true);
  }

  Deadlines deadlines() {
    return deadlines;
  }

  /** From the first byte of a request to the last one of its answer. */
  @Override
  public void execute(Runnable request) {
    requests.execute(() -> deadlines.within(request::run));
  }

  /** Runs a stream on a thread of its own; false when there are too many. */
  boolean stream(Runnable stream) {
    if (requests.isShutdown() || !streams.tryAcquire()) {
      return false;
    }
    Runnable task =
        () -> {
          try {
            stream.run();
          } finally {
            streams.release();
          }
        };
    Thread thread = new Thread(streaming, task, "segue-http-stream");
    thread.setDaemon(true);
    thread.start();
    return true;
  }

  @Override
  public void close() {
    deadlines.close();
    requests.shutdownNow();
    streaming.interrupt();
  }
}
