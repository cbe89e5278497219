package dev.segue.schemas.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;

/**
 * A schema registry that lives in this process and follows Confluent's rules: one id per distinct
 * schema text, versions per subject, soft and permanent deletion, a compatibility level for all and
 * per subject.
 *
 * <p>Schemas are equal when their JSON is, docs included. Thread-safe; {@link #close()} keeps the
 * contents.
 */
public final class InMemoryRegistry implements SchemaRegistry {
  private final Map<String, Subject> subjects = new TreeMap<>();
  private final Map<String, Integer> idsByText = new HashMap<>();
  private final List<Schema> schemasById = new ArrayList<>();
  private CompatibilityLevel level;

  /**
   * @param level compatibility of subjects that have no level of their own
   */
  public InMemoryRegistry(CompatibilityLevel level) {
    this.level = level;
  }

  @Override
  public synchronized int register(String subject, Schema schema) {
    int id = idOf(schema);
    Subject versions = subjects.computeIfAbsent(subject, Subject::new);
    if (versions.find(v -> v.id() == id, false).isPresent()) {
      return id;
    }
    List<String> violations = incompatibilities(subject, schema);
    if (!violations.isEmpty()) {
      throw new RegistryRejectedException(
          RegistryError.INCOMPATIBLE_SCHEMA,
          "Schema being registered is incompatible with an earlier schema for subject \"%s\" under %s: %s"
              .formatted(subject, levelFor(subject), String.join("; ", violations)));
    }
    keepId(id, schema);
    return versions.add(id, schema).id();
  }

  @Override
  public RegisteredSchema lookUp(String subject, Schema schema) {
    return lookUp(subject, schema, false);
  }

  /** As {@link #lookUp(String, Schema)}, optionally among soft-deleted versions too. */
  public synchronized RegisteredSchema lookUp(
      String subject, Schema schema, boolean includeDeleted) {
    String text = schema.toString();
    return existing(subject, includeDeleted)
        .find(v -> v.schema().toString().equals(text), includeDeleted)
        .orElseThrow(() -> rejected(RegistryError.SCHEMA_NOT_FOUND, "Schema not found"));
  }

  @Override
  public synchronized Schema schemaById(int id) {
    if (id < 1 || id > schemasById.size()) {
      throw rejected(RegistryError.SCHEMA_NOT_FOUND, "Schema " + id + " not found");
    }
    return schemasById.get(id - 1);
  }

  @Override
  public synchronized RegisteredSchema latest(String subject) {
    return existing(subject, false).latest().orElseThrow();
  }

  /** Version {@code number} of the subject. */
  public synchronized RegisteredSchema version(String subject, int number, boolean includeDeleted) {
    return existing(subject, includeDeleted)
        .find(v -> v.version() == number, includeDeleted)
        .orElseThrow(() -> versionNotFound(number));
  }

  @Override
  public synchronized List<String> incompatibilities(String subject, Schema schema) {
    List<Schema> earlier =
        Optional.ofNullable(subjects.get(subject)).map(Subject::schemas).orElse(List.of());
    return levelFor(subject).violations(schema, earlier);
  }

  /** As {@link #incompatibilities(String, Schema)}, but against one version alone. */
  public synchronized List<String> incompatibilitiesWith(
      RegisteredSchema version, Schema candidate) {
    return levelFor(version.subject()).violations(candidate, List.of(version.schema()));
  }

  /** Names of the subjects, in alphabetical order. */
  public synchronized List<String> subjects(boolean includeDeleted) {
    return subjects.entrySet().stream()
        .filter(entry -> entry.getValue().exists(includeDeleted))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The versions of the subject, oldest first. */
  public synchronized List<RegisteredSchema> versions(String subject, boolean includeDeleted) {
    return existing(subject, includeDeleted).versions(includeDeleted).toList();
  }

  /** Every place where the schema with this id is registered. */
  public synchronized List<RegisteredSchema> usages(int id, boolean includeDeleted) {
    schemaById(id);
    return subjects.values().stream()
        .flatMap(subject -> subject.versions(includeDeleted))
        .filter(version -> version.id() == id)
        .toList();
  }

  /** Deletes the subject and returns the numbers of the versions that went with it. */
  public synchronized List<Integer> deleteSubject(String subject, boolean permanent) {
    Subject versions = existing(subject, true);
    boolean alive = versions.exists(false);
    if (permanent && alive) {
      throw rejected(
          RegistryError.SUBJECT_NOT_SOFT_DELETED,
          "Subject '" + subject + "' was not deleted first before being permanently deleted");
    }
    if (!permanent && !alive) {
      throw rejected(
          RegistryError.SUBJECT_SOFT_DELETED,
          "Subject '" + subject + "' was soft deleted. Set permanent=true to delete permanently");
    }
    List<Integer> numbers = versions.versions(permanent).map(RegisteredSchema::version).toList();
    if (permanent) {
      subjects.remove(subject);
    } else {
      versions.softDelete(v -> true);
      versions.setLevel(Optional.empty());
    }
    return numbers;
  }

  /** Deletes one version of the subject. */
  public synchronized void deleteVersion(String subject, int number, boolean permanent) {
    Subject versions = existing(subject, true);
    if (versions.find(v -> v.version() == number, true).isEmpty()) {
      throw versionNotFound(number);
    }
    boolean deleted = versions.isDeleted(number);
    String what = "Subject '" + subject + "' Version " + number;
    if (permanent && !deleted) {
      throw rejected(
          RegistryError.VERSION_NOT_SOFT_DELETED,
          what + " was not deleted first before being permanently deleted");
    }
    if (!permanent && deleted) {
      throw rejected(
          RegistryError.VERSION_SOFT_DELETED,
          what + " was soft deleted. Set permanent=true to delete permanently");
    }
    if (permanent) {
      versions.remove(v -> v.version() == number);
    } else {
      versions.softDelete(v -> v.version() == number);
    }
  }

  /** The level of subjects that have none of their own. */
  public synchronized CompatibilityLevel level() {
    return level;
  }

  public synchronized void setLevel(CompatibilityLevel newLevel) {
    level = newLevel;
  }

  /** The subject's own level, if it has one. */
  public synchronized Optional<CompatibilityLevel> levelOf(String subject) {
    return Optional.ofNullable(subjects.get(subject)).flatMap(Subject::level);
  }

  /** Sets the subject's own level, or takes it away when empty; the subject need not exist yet. */
  public synchronized void setLevelOf(String subject, Optional<CompatibilityLevel> newLevel) {
    subjects.computeIfAbsent(subject, Subject::new).setLevel(newLevel);
  }

  @Override
  public void close() {}

  private CompatibilityLevel levelFor(String subject) {
    return levelOf(subject).orElse(level);
  }

  private int idOf(Schema schema) {
    return idsByText.getOrDefault(schema.toString(), schemasById.size() + 1);
  }

  private void keepId(int id, Schema schema) {
    if (id > schemasById.size()) {
      schemasById.add(schema);
      idsByText.put(schema.toString(), id);
    }
  }

  private Subject existing(String name, boolean includeDeleted) {
    Subject subject = subjects.get(name);
    if (subject == null || !subject.exists(includeDeleted)) {
      throw rejected(RegistryError.SUBJECT_NOT_FOUND, "Subject '" + name + "' not found.");
    }
    return subject;
  }

  private static RegistryRejectedException versionNotFound(int number) {
    return rejected(RegistryError.VERSION_NOT_FOUND, "Version " + number + " not found.");
  }

  private static RegistryRejectedException rejected(RegistryError error, String message) {
    return new RegistryRejectedException(error, message);
  }
}
