package dev.segue.streams.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class UserPartitionsTest {

  private final UserPartitions partitions = new UserPartitions("listens", 7);

  @Test
  void shouldFindUsersWhereKafkasProducersPutThem() {
    for (String user : List.of("", "a", "user/1", "Zoë")) {
      assertThat(partitions.of(user))
          .isEqualTo(BuiltInPartitioner.partitionForKey(user.getBytes(StandardCharsets.UTF_8), 7));
    }
  }

  @Test
  void shouldLookAtOneOfTheTopicsOfATask() {
    assertThat(
            partitions.among(
                List.of(
                    new TopicPartition("listens", 5),
                    new TopicPartition("tweets", 5),
                    new TopicPartition("listens", 2))))
        .containsExactly(2, 5);
  }
}
