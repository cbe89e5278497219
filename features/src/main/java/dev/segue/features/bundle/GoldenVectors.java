package dev.segue.features.bundle;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a graph must answer to what: the trainer's own numbers, with which a bundle proves on every
 * machine and provider that it still computes the same.
 *
 * @param inputs tensors by the name of the graph's input
 * @param outputs tensors by the name of the graph's output
 */
public record GoldenVectors(
    SortedMap<String, GoldenTensor> inputs, SortedMap<String, GoldenTensor> outputs) {

  public GoldenVectors {
    Require.present("inputs", inputs);
    Require.present("outputs", outputs);
    Require.that(!inputs.isEmpty(), "inputs", "at least one tensor", "none");
    Require.that(!outputs.isEmpty(), "outputs", "at least one tensor", "none");
    inputs = new TreeMap<>(inputs);
    outputs = new TreeMap<>(outputs);
  }

  /** Golden vectors of unsorted maps. */
  public static GoldenVectors of(
      Map<String, GoldenTensor> inputs, Map<String, GoldenTensor> outputs) {
    return new GoldenVectors(new TreeMap<>(inputs), new TreeMap<>(outputs));
  }
}
