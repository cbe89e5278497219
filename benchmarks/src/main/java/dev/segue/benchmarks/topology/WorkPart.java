package dev.segue.benchmarks.topology;

import java.util.List;

/** Names the part of the work that a stack belongs to. */
final class WorkPart {

  private record Rule(String part, String prefix) {}

  /** The innermost frame that a rule fits decides; of several rules that fit it, the first. */
  private static final List<Rule> RULES =
      List.of(
          rule("network (ONNX Runtime)", "ai.onnxruntime."),
          rule("network (ONNX Runtime)", "dev.segue.inference."),
          rule("RocksDB", "org.rocksdb."),
          rule(
              "commit: waiting for the broker",
              "org.apache.kafka.clients.producer.internals.Trans"),
          rule(
              "commit: waiting for the broker",
              "org.apache.kafka.clients.producer.internals.Produce"),
          rule("poll: waiting for input", "org.apache.kafka.clients.consumer."),
          rule("poll: waiting for input", "org.apache.kafka.clients.NetworkClient"),
          rule("producer: outputs and changelogs", "org.apache.kafka.clients.producer."),
          rule("producer: outputs and changelogs", "org.apache.kafka.common.record."),
          rule("Avro", "org.apache.avro."),
          rule("Avro", "dev.segue.schemas."),
          rule("stress of the text", "dev.segue.features.stress."),
          rule("links in the text", "dev.segue.features.links."),
          rule("feature encoding", "dev.segue.features.encoding."),
          rule("baselines", "dev.segue.features.baseline."),
          rule("state codecs", "dev.segue.features.timeline.StepCodec"),
          rule("state codecs", "dev.segue.features.timeline.TimelineCodec"),
          rule("state codecs", "dev.segue.streams.prediction.StateBytes"),
          rule("state codecs", "dev.segue.streams.prediction.MemoryCodec"),
          rule("state codecs", "dev.segue.streams.prediction.RequestCodec"),
          rule("fold", "dev.segue.features."),
          rule("metrics", "io.micrometer."),
          rule("metrics", "dev.segue.streams.metrics."),
          rule("state caches", "org.apache.kafka.streams.state."),
          rule("pass-through", "dev.segue.benchmarks."),
          rule("Segue's processors", "dev.segue.streams."),
          rule("Kafka Streams", "org.apache.kafka."));

  private WorkPart() {}

  private static Rule rule(String part, String prefix) {
    return new Rule(part, prefix);
  }

  static String of(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      for (Rule rule : RULES) {
        if (frame.getClassName().startsWith(rule.prefix())) {
          return rule.part();
        }
      }
    }
    return "other";
  }
}
