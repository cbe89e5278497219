package dev.segue.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs whole histories through the sequence graph, in micro-batches of similar length so that
 * little is padded.
 */
final class SequenceRunner {

  private static final int MOST_ROWS = 32;

  private final OnnxGraph graph;
  private final ModelShape shape;
  private final double temperature;
  private final boolean padToPowersOfTwo;

  /**
   * @param padToPowersOfTwo whether sizes are rounded up to few different ones
   */
  SequenceRunner(OnnxGraph graph, ModelShape shape, double temperature, boolean padToPowersOfTwo) {
    this.graph = graph;
    this.shape = shape;
    this.temperature = temperature;
    this.padToPowersOfTwo = padToPowersOfTwo;
  }

  /** The results in the order of the sequences. */
  List<SequenceResult> run(List<StepSequence> sequences) {
    sequences.forEach(sequence -> sequence.require(shape));
    List<Integer> byLength =
        IntStream.range(0, sequences.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> sequences.get(i).length()))
            .toList();
    SequenceResult[] results = new SequenceResult[sequences.size()];
    for (int from = 0; from < byLength.size(); from += MOST_ROWS) {
      List<Integer> group = byLength.subList(from, Math.min(byLength.size(), from + MOST_ROWS));
      List<SequenceResult> answers = call(group.stream().map(sequences::get).toList());
      for (int i = 0; i < group.size(); i++) {
        results[group.get(i)] = answers.get(i);
      }
    }
    return Arrays.asList(results);
  }

  private List<SequenceResult> call(List<StepSequence> group) {
    int longest = group.get(group.size() - 1).length();
    int rows = padToPowersOfTwo ? MOST_ROWS : group.size();
    int steps = padToPowersOfTwo ? powerOfTwo(longest) : longest;
    try (SequenceTensors tensors = SequenceTensors.of(shape, rows, steps, graph)) {
      for (int row = 0; row < rows; row++) {
        tensors.put(row, row < group.size() ? group.get(row) : group.get(0));
      }
      graph.run(tensors.inputs(), tensors.outputs());
      List<SequenceResult> results = new ArrayList<>();
      for (int row = 0; row < group.size(); row++) {
        results.add(tensors.result(row, group.get(row).length(), temperature));
      }
      return results;
    }
  }

  private static int powerOfTwo(int atLeast) {
    return atLeast == 1 ? 1 : Integer.highestOneBit(atLeast - 1) << 1;
  }
}
