package dev.segue.quickstart.demo;

import dev.segue.schemas.GenrePrediction;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Keeps every prediction by id, and tells a tally of everything. */
final class PredictionLog implements TopicReader.Handler {

  private final Map<String, GenrePrediction> predictions = new ConcurrentHashMap<>();
  private final Tally tally;

  PredictionLog(Tally tally) {
    this.tally = tally;
  }

  @Override
  public void record(SpecificRecord value, long readNanoTime) {
    if (value instanceof GenrePrediction prediction) {
      predictions.put(prediction.getId(), prediction);
    }
    tally.record(value, readNanoTime);
  }

  @Override
  public void deadLetter(ConsumerRecord<byte[], byte[]> letter) {
    tally.deadLetter(letter);
  }

  @Override
  public void input(ConsumerRecord<byte[], byte[]> event) {
    tally.input(event);
  }

  Map<String, GenrePrediction> predictions() {
    return predictions;
  }

  Tally tally() {
    return tally;
  }
}
