package dev.segue.streams.prediction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits requests so that no user is twice in one model call: wave k holds every user's k-th
 * request, because the memory that a row reads is the one that the user's row before it wrote.
 */
final class Waves {

  private Waves() {}

  /** The waves; each keeps the order of arrival. */
  static List<List<Request>> of(List<Request> requests) {
    List<List<Request>> waves = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Request request : requests) {
      int wave = seen.merge(request.user(), 1, Integer::sum) - 1;
      if (wave == waves.size()) {
        waves.add(new ArrayList<>());
      }
      waves.get(wave).add(request);
    }
    return waves;
  }
}
