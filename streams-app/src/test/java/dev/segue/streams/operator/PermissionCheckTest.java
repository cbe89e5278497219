package dev.segue.streams.operator;

import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.operator.PermissionCheck.Right;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionCheckTest {

  @Test
  void shouldNeedToReadTheProfilesToo() {
    assertThat(PermissionCheck.needed(config("false")))
        .contains(
            new Right("listens", READ),
            new Right("track-profiles", WRITE),
            new Right("track-profiles", READ))
        .doesNotContain(new Right("genre-predictions", READ));
  }

  @Test
  void shouldNeedToReadWhatTheLivePageShows() {
    assertThat(PermissionCheck.needed(config("true")))
        .contains(new Right("genre-predictions", READ), new Right("prediction-outcomes", READ));
  }

  @Test
  void shouldNotTakeDescribeOfTheGroupForRead() {
    assertThat(GroupCheck.judged("segue", Set.of(DESCRIBE)).line())
        .isEqualTo(
            "fail  group: denied: READ on group segue; grant Read and Describe on group segue");
    assertThat(GroupCheck.judged("segue", Set.of(DESCRIBE, READ)).line())
        .isEqualTo("ok    group: segue can be joined");
  }

  private static SegueConfig config(String ui) {
    return SegueConfig.of(
        Map.of(
            "bootstrap.servers", "127.0.0.1:1",
            "schema.registry.url", "mock://unused",
            "ui.enabled", ui));
  }
}
