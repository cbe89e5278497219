package dev.segue.schemas.serde;

import dev.segue.schemas.registry.ConfigValues;
import org.apache.avro.Schema;

/**
 * How a serializer finds the id that it writes, in Confluent's order: register, else take the
 * latest version, else look the record's schema up.
 *
 * @param isKey whether it serializes keys
 * @param subjects how subjects are named
 * @param autoRegister {@code auto.register.schemas}, true by default: register the record's schema
 *     on first use. Production sets it to false and registers on deployment
 * @param useLatestVersion {@code use.latest.version}, false by default, without effect when
 *     autoRegister is on: write in the latest version's layout. It is asked for once per topic and
 *     class
 * @param removeJavaProperties {@code avro.remove.java.properties}, false by default: register the
 *     schema without {@code avro.java.string}
 */
record SerializerConfig(
    boolean isKey,
    SubjectNames subjects,
    boolean autoRegister,
    boolean useLatestVersion,
    boolean removeJavaProperties) {

  static SerializerConfig of(ConfigValues configs, boolean isKey) {
    return new SerializerConfig(
        isKey,
        SubjectNames.of(configs, isKey),
        configs.flag("auto.register.schemas", true),
        configs.flag("use.latest.version", false),
        configs.flag("avro.remove.java.properties", false));
  }

  String subject(String topic, Schema schema) {
    return subjects.subject(topic, isKey, schema);
  }
}
