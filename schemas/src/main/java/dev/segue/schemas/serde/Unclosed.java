package dev.segue.schemas.serde;

import dev.segue.schemas.registry.RegisteredSchema;
import dev.segue.schemas.registry.SchemaRegistry;
import java.util.List;
import org.apache.avro.Schema;

/** A registry that somebody else closes. */
record Unclosed(SchemaRegistry registry) implements SchemaRegistry {

  @Override
  public int register(String subject, Schema schema) {
    return registry.register(subject, schema);
  }

  @Override
  public RegisteredSchema lookUp(String subject, Schema schema) {
    return registry.lookUp(subject, schema);
  }

  @Override
  public Schema schemaById(int id) {
    return registry.schemaById(id);
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
  public void close() {}
}
