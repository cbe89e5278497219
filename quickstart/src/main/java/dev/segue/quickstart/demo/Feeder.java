package dev.segue.quickstart.demo;

import dev.segue.schemas.Track;
import dev.segue.schemas.UserProfile;
import dev.segue.schemas.serde.SpecificAvroSerializer;
import dev.segue.streams.config.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Writes the input topics. Not thread-safe. */
public final class Feeder implements AutoCloseable {

  private final Topics topics;
  private final Producer<byte[], byte[]> producer;
  private final SpecificAvroSerializer<SpecificRecord> serializer;

  public Feeder(Connection connection, Topics topics) {
    this.topics = topics;
    this.producer = connection.producer();
    this.serializer = connection.serializer();
  }

  /** Sends the catalogue and waits for the broker. */
  public void sendTracks(Collection<Track> tracks) {
    send(tracks.stream().map(track -> record(topics.tracks(), track.getId(), track)));
  }

  /** Sends the users and waits for the broker. */
  public void sendUsers(Map<String, UserProfile> users) {
    send(users.entrySet().stream().map(u -> record(topics.users(), u.getKey(), u.getValue())));
  }

  /** Sends the next {@code count} events as fast as the broker takes them, and waits for it. */
  public void sendAtOnce(Iterator<FeedEvent> events, int count) {
    send(Stream.generate(events::next).limit(count).map(this::record));
  }

  private void send(Stream<ProducerRecord<byte[], byte[]>> records) {
    List<Future<RecordMetadata>> sent = records.map(producer::send).toList();
    sent.forEach(Feeder::await);
  }

  /**
   * Sends the next {@code count} events at a fixed rate, each only after the broker has the one
   * before it: a reader of two topics then meets them in the order they were sent.
   *
   * @param perSecond events per second; at most what a broker acknowledges one by one
   * @param sent is told the moment before each event is sent
   */
  public void sendPaced(Iterator<FeedEvent> events, int count, double perSecond, SendTimes sent) {
    long interval = (long) (Duration.ofSeconds(1).toNanos() / perSecond);
    long due = System.nanoTime();
    for (int i = 0; i < count && events.hasNext(); i++, due += interval) {
      FeedEvent event = events.next();
      waitUntil(due);
      sent.note(event, System.nanoTime());
      await(producer.send(record(event)));
    }
  }

  private static void waitUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime();
        left > 0 && !Thread.currentThread().isInterrupted();
        left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static void await(Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new KafkaException(
          "the broker did not take an event: " + e.getCause().getMessage() + "; start it again",
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while feeding events", e);
    }
  }

  private ProducerRecord<byte[], byte[]> record(FeedEvent event) {
    byte[] key = event.key() == null ? null : event.key().getBytes(StandardCharsets.UTF_8);
    byte[] value =
        event.raw() == null ? serializer.serialize(event.topic(), event.value()) : event.raw();
    return new ProducerRecord<>(event.topic(), key, value);
  }

  private ProducerRecord<byte[], byte[]> record(String topic, String key, SpecificRecord value) {
    return record(new FeedEvent(topic, key, null, value, null));
  }

  @Override
  public void close() {
    producer.close();
    serializer.close();
  }
}
