package dev.segue.training.fusion;

import java.util.Map;
import java.util.Set;

/**
 * What a listener had played of the candidates at a moment, and what new ones came after it.
 *
 * @param name of the listener
 * @param moment of the recommendation, milliseconds since the epoch
 * @param played plays by candidate before it, at least one
 * @param relevant candidates first played after it, at least one
 */
record Listener(String name, long moment, Map<Integer, Integer> played, Set<Integer> relevant) {

  Listener {
    played = Map.copyOf(played);
    relevant = Set.copyOf(relevant);
  }
}
