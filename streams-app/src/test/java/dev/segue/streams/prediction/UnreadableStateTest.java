package dev.segue.streams.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.Genre;
import dev.segue.schemas.GenrePrediction;
import dev.segue.streams.topology.Bundles;
import dev.segue.streams.topology.TopologyFixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** State that was damaged, or that another version has written. */
class UnreadableStateTest {

  private static final List<Genre> GENRES = List.of(Genre.POP, Genre.JAZZ, Genre.ROCK);

  private final TopologyFixture fixture = Bundles.fixture().withCatalogue();

  @AfterEach
  void close() {
    fixture.close();
  }

  static Stream<UnaryOperator<byte[]>> damages() {
    return Stream.of(
        bytes -> new byte[0],
        bytes -> Arrays.copyOf(bytes, bytes.length / 2),
        bytes -> Arrays.copyOf(bytes, bytes.length + 1),
        bytes -> with(bytes, 0, (byte) 2),
        bytes -> with(bytes, bytes.length - 9, (byte) 99));
  }

  private static byte[] with(byte[] bytes, int position, byte value) {
    byte[] other = bytes.clone();
    other[position] = value;
    return other;
  }

  private void listen(int from, int to) {
    for (int i = from; i < to; i++) {
      fixture.listen("ann", "l" + i, i * 20.0, GENRES.get(i % GENRES.size()));
    }
  }

  private <K> void damage(String store, K key, UnaryOperator<byte[]> how) {
    KeyValueStore<K, byte[]> values = fixture.driver.getKeyValueStore(store);
    values.put(key, how.apply(values.get(key)));
  }

  private GenrePrediction last() {
    List<GenrePrediction> predictions = fixture.predictions.readValuesToList();
    return predictions.get(predictions.size() - 1);
  }

  /** The last byte damaged lies in the genre of an attended step. */
  @ParameterizedTest
  @MethodSource("damages")
  void shouldRebuildAMemoryThatCannotBeRead(UnaryOperator<byte[]> how) {
    listen(0, 4);
    damage("memories", "ann", how);
    listen(4, 6);

    assertThat(fixture.deadLetters.isEmpty()).isTrue();
    assertThat(last().getMemorySteps()).isEqualTo(5);
  }

  @Test
  void shouldTakeAnOpenPredictionThatCannotBeReadForNone() {
    listen(0, 4);
    damage("open-predictions", "ann", bytes -> with(bytes, 0, (byte) 2));
    listen(4, 6);

    assertThat(fixture.predictions.readValuesToList()).hasSize(6);
    assertThat(fixture.outcomes.readValuesToList())
        .extracting(outcome -> outcome.getId())
        .containsExactly("l1", "l2", "l3", "l5");
  }

  static Stream<UnaryOperator<byte[]>> damagesOfAStep() {
    return Stream.of(
        bytes -> new byte[0],
        bytes -> Arrays.copyOf(bytes, bytes.length / 2),
        bytes -> with(bytes, 0, (byte) 2));
  }

  @ParameterizedTest
  @MethodSource("damagesOfAStep")
  void shouldRebuildFromTheStepsAfterOneThatCannotBeRead(UnaryOperator<byte[]> how) {
    listen(0, 6);
    List<Bytes> steps = new ArrayList<>();
    KeyValueStore<Bytes, byte[]> store = fixture.driver.getKeyValueStore("steps");
    try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
      all.forEachRemaining(entry -> steps.add(entry.key));
    }
    damage("steps", steps.get(2), how);
    damage("memories", "ann", bytes -> new byte[0]);
    listen(6, 7);

    assertThat(fixture.deadLetters.isEmpty()).isTrue();
    assertThat(last().getMemorySteps()).isEqualTo(3);
  }
}
