package dev.segue.streams.live;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One reader of the live messages, with a bounded queue: a reader that is too slow misses the
 * oldest ones. Thread-safe.
 */
final class Subscription implements AutoCloseable {

  private final Broadcast broadcast;
  private final BlockingQueue<LiveMessage> queue;
  private final AtomicLong dropped;

  /**
   * @param queueSize most messages that wait for the reader
   * @param dropped counts those that it missed
   */
  Subscription(Broadcast broadcast, int queueSize, AtomicLong dropped) {
    this.broadcast = broadcast;
    this.queue = new ArrayBlockingQueue<>(queueSize);
    this.dropped = dropped;
  }

  /** Adds a message; called by one thread at a time. */
  void offer(LiveMessage message) {
    while (!queue.offer(message)) {
      if (queue.poll() != null) {
        dropped.incrementAndGet();
      }
    }
  }

  /** The next message; empty when none comes in time. */
  Optional<LiveMessage> next(Duration atMost) throws InterruptedException {
    return Optional.ofNullable(queue.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    broadcast.remove(this);
  }
}
