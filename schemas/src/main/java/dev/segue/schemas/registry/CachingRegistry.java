package dev.segue.schemas.registry;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;

/**
 * Remembers for good what a registry never changes: the schema of an id, and the id of a schema in
 * a subject. Failures and the latest version are asked for anew each time.
 */
final class CachingRegistry implements SchemaRegistry {

  /** Text instead of Schema: Avro's equality overlooks docs and aliases, a registry does not. */
  private record Key(String subject, String schema) {}

  private final SchemaRegistry registry;
  private final ConcurrentMap<Integer, Schema> schemas = new ConcurrentHashMap<>();
  private final ConcurrentMap<Key, Integer> ids = new ConcurrentHashMap<>();
  private final ConcurrentMap<Key, RegisteredSchema> lookUps = new ConcurrentHashMap<>();

  CachingRegistry(SchemaRegistry registry) {
    this.registry = registry;
  }

  @Override
  public int register(String subject, Schema schema) {
    Key key = new Key(subject, schema.toString());
    return ids.computeIfAbsent(key, k -> registry.register(subject, schema));
  }

  @Override
  public RegisteredSchema lookUp(String subject, Schema schema) {
    Key key = new Key(subject, schema.toString());
    return lookUps.computeIfAbsent(key, k -> registry.lookUp(subject, schema));
  }

  @Override
  public Schema schemaById(int id) {
    Schema known = schemas.get(id);
    return known != null ? known : schemas.computeIfAbsent(id, registry::schemaById);
  }

  @Override
  public RegisteredSchema latest(String subject) {
    return registry.latest(subject);
  }

  @Override
  public List<String> incompatibilities(String subject, Schema schema) {
    return registry.incompatibilities(subject, schema);
  }

  @Override
  public void close() {
    registry.close();
  }
}
