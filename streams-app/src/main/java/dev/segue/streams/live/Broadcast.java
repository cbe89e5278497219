package dev.segue.streams.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Numbers messages and hands them to every reader, so that one that comes back goes on where it
 * was. Thread-safe.
 */
final class Broadcast {

  private final int kept;
  private final String run;
  private final Deque<LiveMessage> newest = new ArrayDeque<>();
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
  private final AtomicLong dropped = new AtomicLong();
  private long sequence;

  /**
   * @param run tells the ids of this process from those of one before it; letters and digits
   * @param kept messages for readers that come back, and in the queue of a slow one
   */
  Broadcast(String run, int kept) {
    this.run = run;
    this.kept = kept;
  }

  /**
   * Sends one message to everybody.
   *
   * @param json in one line
   */
  synchronized void publish(String event, String json) {
    sequence++;
    LiveMessage message = new LiveMessage(run + "-" + sequence, event, json);
    newest.addLast(message);
    if (newest.size() > kept) {
      newest.removeFirst();
    }
    subscriptions.forEach(subscription -> subscription.offer(message));
  }

  /**
   * A new reader. It gets what it missed since a message, or where that is not known any more, a
   * snapshot.
   *
   * @param lastId id of the last message that it got; may be null
   * @param snapshot one line of JSON, asked for only when needed
   */
  synchronized Subscription subscribe(String lastId, Supplier<String> snapshot) {
    Subscription subscription = new Subscription(this, kept, dropped);
    long missed = missedSince(lastId);
    if (missed < 0) {
      String id = run + "-" + sequence;
      subscription.offer(new LiveMessage(id, "snapshot", snapshot.get()));
    } else {
      newest.stream().skip(newest.size() - missed).forEach(subscription::offer);
    }
    subscriptions.add(subscription);
    return subscription;
  }

  /** How many messages came after that one; -1 when it is not of this run, or too long ago. */
  private long missedSince(String id) {
    if (id == null || !id.matches(run + "-\\d{1,18}")) {
      return -1;
    }
    long missed = sequence - Long.parseLong(id.substring(run.length() + 1));
    return missed <= newest.size() ? missed : -1;
  }

  void remove(Subscription subscription) {
    subscriptions.remove(subscription);
  }

  /** Readers at this moment. */
  int readers() {
    return subscriptions.size();
  }

  /** Messages that slow readers have missed since the start. */
  long dropped() {
    return dropped.get();
  }
}
