package dev.segue.schemas.registry;

import org.apache.avro.Schema;

/**
 * A schema as one version of a subject.
 *
 * @param subject where it is registered, {@code <topic>-value} by default
 * @param version its number within the subject, from 1
 * @param id its number within the registry: the one that records carry
 */
public record RegisteredSchema(String subject, int version, int id, Schema schema) {}
