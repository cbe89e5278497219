package dev.segue.schemas.registry;

import java.util.List;
import org.apache.avro.Schema;

/**
 * What a serializer, a deserializer and a deployment need of a schema registry.
 *
 * <p>Implementations are thread-safe. Every method may block for a network round trip and throws
 * {@link RegistryUnavailableException} when no registry answers (worth a retry) and {@link
 * RegistryRejectedException} when one answers that the request cannot be met (not worth one).
 */
public interface SchemaRegistry extends AutoCloseable {

  /**
   * Adds the schema to the subject, or finds it there, and returns its id.
   *
   * @throws RegistryRejectedException with {@link RegistryError#INCOMPATIBLE_SCHEMA} when the
   *     subject's compatibility level forbids it
   */
  int register(String subject, Schema schema);

  /**
   * Finds a schema that the subject already has.
   *
   * @throws RegistryRejectedException with {@link RegistryError#SUBJECT_NOT_FOUND} or {@link
   *     RegistryError#SCHEMA_NOT_FOUND}
   */
  RegisteredSchema lookUp(String subject, Schema schema);

  /**
   * The schema with this id.
   *
   * @throws RegistryRejectedException with {@link RegistryError#SCHEMA_NOT_FOUND}, or {@link
   *     RegistryError#INVALID_SCHEMA} when it is not an Avro schema
   */
  Schema schemaById(int id);

  /**
   * The newest version of the subject.
   *
   * @throws RegistryRejectedException with {@link RegistryError#SUBJECT_NOT_FOUND}
   */
  RegisteredSchema latest(String subject);

  /**
   * Why the subject's compatibility level forbids the schema, one reason each; empty when it does
   * not. A subject that does not exist forbids nothing.
   */
  List<String> incompatibilities(String subject, Schema schema);

  @Override
  void close();
}
