/**
 * Serializer and deserializer of Segue's Avro records in Confluent's wire format, with Confluent's
 * configuration keys, so that Confluent's own classes can take their place by name.
 */
package dev.segue.schemas.serde;
