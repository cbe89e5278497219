package dev.segue.features.encoding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the names a model has an embedding for: 1 to {@link #size}; 0 is everything else.
 * Thread-safe.
 */
public final class Vocabulary {

  private final List<String> names;
  private final Map<String, Integer> ids;

  /**
   * @param names distinct names; the n-th, from 1, has the id n
   */
  public Vocabulary(List<String> names) {
    this.names = List.copyOf(names);
    this.ids = new HashMap<>(names.size() * 2);
    for (int i = 0; i < names.size(); i++) {
      Integer twin = ids.put(names.get(i), i + 1);
      if (twin != null) {
        throw new IllegalArgumentException(
            "vocabulary: expected distinct names, found entries "
                + twin
                + " and "
                + (i + 1)
                + " alike");
      }
    }
  }

  /** The id of a name; 0 for null and for what is not in the vocabulary. */
  public int id(String name) {
    return name == null ? 0 : ids.getOrDefault(name, 0);
  }

  /** Number of names; ids run from 0 to this. */
  public int size() {
    return names.size();
  }

  /** The names in the order of their ids, from 1. */
  public List<String> names() {
    return names;
  }
}
