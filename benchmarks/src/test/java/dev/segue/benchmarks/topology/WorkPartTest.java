package dev.segue.benchmarks.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkPartTest {

  private static StackTraceElement in(String className) {
    return new StackTraceElement(className, "run", null, 1);
  }

  @Test
  void shouldNameThePartOfTheInnermostFrameThatIsKnown() {
    assertThat(
            WorkPart.of(
                new StackTraceElement[] {
                  in("java.util.HashMap"),
                  in("org.rocksdb.RocksDB"),
                  in("org.apache.kafka.streams.state.internals.RocksDBStore"),
                  in("dev.segue.streams.timeline.UpdateTimeline")
                }))
        .isEqualTo("RocksDB");
  }

  @Test
  void shouldSayOtherWhereNothingIsKnown() {
    assertThat(WorkPart.of(new StackTraceElement[] {in("java.lang.Thread")})).isEqualTo("other");
  }
}
