package dev.segue.streams.prediction;

import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.timeline.Step;
import dev.segue.inference.NextGenreModel;
import dev.segue.inference.SequenceResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the memory that each row starts from: the stored one where it belongs to this bundle and
 * has seen the step before, else one rebuilt from the stored steps by the sequence graph. This one
 * rule covers a new bundle, a time without a model, and consent withdrawn.
 */
record MemoryRebuild(NextGenreModel model) {

  /** What a memory is rebuilt from. */
  private record History(int row, long lastStep, List<Step> steps) {}

  /** The memories before each row, in order; all rebuilt ones in one call. */
  List<Memory> memories(List<Row> rows, FeatureEncoder encoder) {
    List<Memory> memories = new ArrayList<>(rows.size());
    List<History> histories = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      Memory start = start(row);
      memories.add(start);
      if (start.stepsSeen() == 0 && row.lastStep() > 0) {
        histories.add(new History(i, row.lastStep(), row.history().get()));
      }
    }
    histories.removeIf(history -> history.steps().isEmpty());
    rebuild(histories, memories, encoder);
    return memories;
  }

  /** The stored memory where it fits; else that of a user without a history, as of that step. */
  private Memory start(Row row) {
    return row.memory()
        .filter(memory -> memory.fits(model.digest(), row.lastStep()))
        .orElseGet(() -> nothingSeen(row.lastStep()));
  }

  private Memory nothingSeen(long lastStep) {
    return new Memory(model.digest(), lastStep, 0, new float[model.shape().memory()], List.of());
  }

  private void rebuild(List<History> histories, List<Memory> memories, FeatureEncoder encoder) {
    if (histories.isEmpty()) {
      return;
    }
    List<SequenceResult> results =
        model.run(
            histories.stream().map(h -> model.inputs().sequence(h.steps(), encoder)).toList());
    for (int i = 0; i < results.size(); i++) {
      memories.set(histories.get(i).row(), memory(histories.get(i), results.get(i)));
    }
  }

  private Memory memory(History history, SequenceResult result) {
    Attention attention = Attention.of(model);
    List<Step> steps = history.steps();
    List<Attended> attended = List.of();
    for (int i = 0; i < result.scores().length; i++) {
      attended = attention.plus(attended, steps.get(i), result.scores()[i]);
    }
    return new Memory(model.digest(), history.lastStep(), steps.size(), result.memory(), attended);
  }
}
