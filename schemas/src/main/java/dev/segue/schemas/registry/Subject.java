package dev.segue.schemas.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * The versions of one subject, oldest first, and its compatibility level. Not thread-safe: {@link
 * InMemoryRegistry} guards it.
 */
final class Subject {

  /** One version; {@code deleted} ones stay readable by id until they are deleted permanently. */
  record Version(RegisteredSchema registered, boolean deleted) {
    int number() {
      return registered.version();
    }

    Version asDeleted() {
      return new Version(registered, true);
    }
  }

  private final String name;
  private final List<Version> versions = new ArrayList<>();
  private Optional<CompatibilityLevel> level = Optional.empty();

  Subject(String name) {
    this.name = name;
  }

  Optional<CompatibilityLevel> level() {
    return level;
  }

  void setLevel(Optional<CompatibilityLevel> newLevel) {
    level = newLevel;
  }

  Stream<RegisteredSchema> versions(boolean includeDeleted) {
    return versions.stream().filter(v -> includeDeleted || !v.deleted()).map(Version::registered);
  }

  List<Schema> schemas() {
    return versions(false).map(RegisteredSchema::schema).toList();
  }

  boolean exists(boolean includeDeleted) {
    return versions(includeDeleted).findAny().isPresent();
  }

  boolean isDeleted(int number) {
    return versions.stream().anyMatch(v -> v.number() == number && v.deleted());
  }

  Optional<RegisteredSchema> find(Predicate<RegisteredSchema> wanted, boolean includeDeleted) {
    return versions(includeDeleted).filter(wanted).findFirst();
  }

  Optional<RegisteredSchema> latest() {
    return versions(false).reduce((older, newer) -> newer);
  }

  RegisteredSchema add(int id, Schema schema) {
    int number = versions.isEmpty() ? 1 : versions.get(versions.size() - 1).number() + 1;
    versions.removeIf(v -> v.deleted() && v.registered().id() == id);
    RegisteredSchema added = new RegisteredSchema(name, number, id, schema);
    versions.add(new Version(added, false));
    return added;
  }

  void softDelete(Predicate<RegisteredSchema> wanted) {
    versions.replaceAll(v -> wanted.test(v.registered()) ? v.asDeleted() : v);
  }

  void remove(Predicate<RegisteredSchema> wanted) {
    versions.removeIf(v -> wanted.test(v.registered()));
  }
}
