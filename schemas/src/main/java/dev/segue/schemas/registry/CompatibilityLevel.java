package dev.segue.schemas.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** Which earlier versions of a subject a new schema must be able to read, or be readable by. */
public enum CompatibilityLevel {
  NONE(false, false, false),
  BACKWARD(true, false, false),
  BACKWARD_TRANSITIVE(true, false, true),
  FORWARD(false, true, false),
  FORWARD_TRANSITIVE(false, true, true),
  FULL(true, true, false),
  FULL_TRANSITIVE(true, true, true);

  private final boolean readsOld;
  private final boolean readByOld;
  private final boolean transitive;

  CompatibilityLevel(boolean readsOld, boolean readByOld, boolean transitive) {
    this.readsOld = readsOld;
    this.readByOld = readByOld;
    this.transitive = transitive;
  }

  /** The level of this name, in any case. */
  public static Optional<CompatibilityLevel> ofName(String name) {
    return Arrays.stream(values()).filter(level -> level.name().equalsIgnoreCase(name)).findFirst();
  }

  /**
   * Why the candidate may not follow these versions, one reason each; empty when it may.
   *
   * @param earlier the subject's versions, oldest first
   */
  public List<String> violations(Schema candidate, List<Schema> earlier) {
    int checked = transitive ? earlier.size() : Math.min(1, earlier.size());
    List<String> violations = new ArrayList<>();
    for (Schema old : earlier.subList(earlier.size() - checked, earlier.size())) {
      violations.addAll(violations(candidate, old));
    }
    return List.copyOf(violations);
  }

  private List<String> violations(Schema candidate, Schema old) {
    List<String> violations = new ArrayList<>();
    if (readsOld) {
      violations.addAll(unreadable(candidate, old, "the new schema cannot read the old"));
    }
    if (readByOld) {
      violations.addAll(unreadable(old, candidate, "the old schema cannot read the new"));
    }
    return violations;
  }

  private static List<String> unreadable(Schema reader, Schema writer, String what) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities()
        .stream()
        .map(i -> what + ": " + i.getType() + " at " + i.getLocation() + ": " + i.getMessage())
        .toList();
  }
}
