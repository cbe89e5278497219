package dev.segue.streams.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BroadcastTest {

  private final Broadcast broadcast = new Broadcast("run1", 3);

  @Test
  void shouldGiveANewReaderASnapshotAndThenEveryMessage() throws Exception {
    broadcast.publish("pulse", "1");

    Subscription reader = broadcast.subscribe(null, () -> "now");
    broadcast.publish("pulse", "2");

    assertThat(read(reader)).containsExactly("run1-1 snapshot now", "run1-2 pulse 2");
  }

  @Test
  void shouldGoOnWhereAReaderWas() throws Exception {
    publish(4);

    Subscription reader = broadcast.subscribe("run1-2", () -> "now");

    assertThat(read(reader)).containsExactly("run1-3 pulse 3", "run1-4 pulse 4");
    assertThat(read(broadcast.subscribe("run1-4", () -> "now"))).isEmpty();
  }

  @Test
  void shouldGiveASnapshotWhereItCannotGoOn() throws Exception {
    publish(5);

    for (String last : List.of("run1-1", "run1-6", "run0-4", "run1-", "x\n")) {
      assertThat(read(broadcast.subscribe(last, () -> "now")))
          .containsExactly("run1-5 snapshot now");
    }
  }

  @Test
  void shouldDropTheOldestMessagesOfASlowReaderAndCountThem() throws Exception {
    Subscription slow = broadcast.subscribe(null, () -> "now");

    publish(5);

    assertThat(read(slow)).containsExactly("run1-3 pulse 3", "run1-4 pulse 4", "run1-5 pulse 5");
    assertThat(broadcast.dropped()).isEqualTo(3);
  }

  @Test
  void shouldForgetAReaderThatCloses() {
    Subscription reader = broadcast.subscribe(null, () -> "now");
    assertThat(broadcast.readers()).isEqualTo(1);

    reader.close();

    assertThat(broadcast.readers()).isZero();
  }

  private void publish(int messages) {
    for (int i = 1; i <= messages; i++) {
      broadcast.publish("pulse", Integer.toString(i));
    }
  }

  private static List<String> read(Subscription reader) throws InterruptedException {
    List<String> read = new ArrayList<>();
    for (Optional<LiveMessage> next = reader.next(Duration.ZERO);
        next.isPresent();
        next = reader.next(Duration.ZERO)) {
      LiveMessage message = next.get();
      read.add(message.id() + " " + message.event() + " " + message.json());
    }
    return read;
  }
}
