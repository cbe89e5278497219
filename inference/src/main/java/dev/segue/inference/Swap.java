package dev.segue.inference;

import java.util.List;

/** What a look at the models directory led to. */
public sealed interface Swap {

  /** Nothing has changed since the last look, or nothing that was not told already. */
  record Unchanged() implements Swap {}

  /**
   * Another bundle serves from now on.
   *
   * @param version its version
   * @param digest its digest
   */
  record Switched(String version, String digest) implements Swap {}

  /**
   * Something changed, and the old bundle goes on serving.
   *
   * @param reasons one sentence for each bundle that was refused, and was not refused for the same
   *     reason at the last look; empty if none was
   */
  record Kept(List<String> reasons) implements Swap {}
}
