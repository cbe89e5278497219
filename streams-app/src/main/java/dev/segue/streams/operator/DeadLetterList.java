package dev.segue.streams.operator;

import dev.segue.streams.config.SegueConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;

/** Lists what lies in {@code dead-letters}. */
public final class DeadLetterList {

  private final SegueConfig config;

  public DeadLetterList(SegueConfig config) {
    this.config = config;
  }

  /**
   * Letters, and which of all letters were put back.
   *
   * @param letters in the order of their times
   * @param replayed ids of the letters that were put back
   */
  public record Contents(List<Letter> letters, Set<String> replayed) {}

  /**
   * Reads the newest letters that a filter takes.
   *
   * @param limit how many at most
   * @param payload whether to keep their keys and values
   */
  public Contents read(LetterFilter filter, int limit, boolean payload) {
    String topic = config.topics().names().deadLetters();
    PriorityQueue<Letter> newest = new PriorityQueue<>(Comparator.comparing(Letter::at));
    try (Consumer<byte[], byte[]> consumer = TopicConsumer.open(config.cluster())) {
      Set<String> replayed =
          new LetterTopic(consumer, topic)
              .read(
                  filter,
                  letter -> {
                    newest.add(payload ? letter : letter.light());
                    if (newest.size() > limit) {
                      newest.remove();
                    }
                  });
      List<Letter> letters = new ArrayList<>(newest);
      letters.sort(Comparator.comparing(Letter::at));
      return new Contents(letters, replayed);
    }
  }
}
