package dev.segue.features.stress;

import java.util.Arrays;

/**
 * A trie over characters in one open-addressed hash table: a step is one probe, whatever the
 * fan-out. Not safe for concurrent {@link #add}; safe for concurrent reading once built.
 */
final class CharTrie {

  static final int ROOT = 0;
  static final int NONE = -1;

  private long[] keys = new long[1024];
  private int[] children = new int[1024];
  private int[] values = new int[512];

  /**
   * Per node one bit for each last five bits of a child's character: most steps that fail need no
   * probe.
   */
  private int[] mayHave = new int[512];

  private int nodes = 1;

  CharTrie() {
    Arrays.fill(keys, NONE);
    Arrays.fill(values, NONE);
  }

  /** Stores a value of 0 or more; false when the key has one already, which is kept. */
  boolean add(String key, int value) {
    int node = ROOT;
    for (int i = 0; i < key.length(); i++) {
      node = childOrNew(node, key.charAt(i));
    }
    if (values[node] != NONE) {
      return false;
    }
    values[node] = value;
    return true;
  }

  /** The node one character further, or {@link #NONE}. */
  int child(int node, char c) {
    if ((mayHave[node] & 1 << (c & 31)) == 0) {
      return NONE;
    }
    long key = key(node, c);
    int slot = slot(key);
    while (keys[slot] != NONE) {
      if (keys[slot] == key) {
        return children[slot];
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return NONE;
  }

  /** The value of the key that ends at the node, or {@link #NONE}. */
  int value(int node) {
    return values[node];
  }

  private int childOrNew(int node, char c) {
    int child = child(node, c);
    if (child != NONE) {
      return child;
    }
    if (nodes * 2 >= keys.length) {
      grow();
    }
    if (nodes == values.length) {
      values = Arrays.copyOf(values, nodes * 2);
      mayHave = Arrays.copyOf(mayHave, nodes * 2);
      Arrays.fill(values, nodes, nodes * 2, NONE);
    }
    mayHave[node] |= 1 << (c & 31);
    put(key(node, c), nodes);
    return nodes++;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldChildren = children;
    keys = new long[oldKeys.length * 2];
    children = new int[keys.length];
    Arrays.fill(keys, NONE);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != NONE) {
        put(oldKeys[i], oldChildren[i]);
      }
    }
  }

  private void put(long key, int child) {
    int slot = slot(key);
    while (keys[slot] != NONE) {
      slot = (slot + 1) & (keys.length - 1);
    }
    keys[slot] = key;
    children[slot] = child;
  }

  private int slot(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & (keys.length - 1);
  }

  private static long key(int node, char c) {
    return ((long) node << 16) | c;
  }
}
