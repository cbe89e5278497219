package dev.segue.schemas.serde;

import dev.segue.schemas.registry.ConfigValues;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/** Confluent's three ways to name the subject that a topic's records are registered under. */
public enum SubjectNames {
  /** {@code <topic>-key} or {@code <topic>-value}: one record type a topic. */
  TOPIC {
    @Override
    public String subject(String topic, boolean isKey, Schema schema) {
      return topic + (isKey ? "-key" : "-value");
    }
  },
  /** The record's full name: several record types a topic, one lineage over all topics. */
  RECORD {
    @Override
    public String subject(String topic, boolean isKey, Schema schema) {
      return schema.getFullName();
    }
  },
  /** {@code <topic>-<full name>}: several record types a topic, a lineage of its own. */
  TOPIC_RECORD {
    @Override
    public String subject(String topic, boolean isKey, Schema schema) {
      return topic + "-" + schema.getFullName();
    }
  };

  /** The subject of the records of a topic. */
  public abstract String subject(String topic, boolean isKey, Schema schema);

  /**
   * The strategy under {@code value.subject.name.strategy} (or {@code key...}), by Confluent's
   * class name with or without the package.
   */
  public static SubjectNames of(Map<String, ?> configs, boolean isKey) {
    return of(new ConfigValues(configs), isKey);
  }

  static SubjectNames of(ConfigValues configs, boolean isKey) {
    String key = (isKey ? "key" : "value") + ".subject.name.strategy";
    String name = configs.text(key).orElse("TopicNameStrategy");
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "TopicNameStrategy" -> TOPIC;
      case "RecordNameStrategy" -> RECORD;
      case "TopicRecordNameStrategy" -> TOPIC_RECORD;
      default ->
          throw new ConfigException(
              key,
              name,
              "expected TopicNameStrategy, RecordNameStrategy or TopicRecordNameStrategy");
    };
  }
}
