package dev.segue.streams.prediction;

import dev.segue.features.timeline.Step;
import dev.segue.inference.NextGenreModel;
import dev.segue.inference.StepBatch;
import dev.segue.schemas.AttendedStep;
import java.util.List;
import java.util.Optional;

/** Reads the answers of a batch that was run. */
record StepOutputs(NextGenreModel model, StepBatch batch, Answerer by) {

  /** The answer to row {@code i}, which started from that memory. */
  Answer answer(int i, Row row, Memory before) {
    if (!batch.isFinite(i)) {
      return new Answer.Failed("the network's answer is not made of finite numbers");
    }
    float[] probabilities = new float[model.shape().labels()];
    batch.probabilities(i, probabilities);
    Memory after = row.frozen().map(frozen -> after(i, frozen, before)).orElse(before);
    return new Answer.Forecast(
        probabilities,
        Optional.of(after).filter(memory -> isNew(memory, row)),
        after.stepsSeen(),
        attended(i, row, after),
        by);
  }

  private Memory after(int i, Step frozen, Memory before) {
    float[] vector = new float[model.shape().memory()];
    batch.newMemory(i, vector);
    List<Attended> attended =
        model.shape().attention()
            ? Attention.of(model).plus(before.attended(), frozen, batch.frozenScore(i))
            : List.of();
    return new Memory(model.digest(), frozen.number(), before.stepsSeen() + 1, vector, attended);
  }

  /** The memory of no steps needs no room in the store. */
  private static boolean isNew(Memory memory, Row row) {
    return memory.stepsSeen() > 0
        && row.memory().filter(stored -> stored.fits(memory.digest(), memory.lastStep())).isEmpty();
  }

  private List<AttendedStep> attended(int i, Row row, Memory after) {
    if (!model.shape().attention()) {
      return List.of();
    }
    return Attention.of(model)
        .weights(
            after.attended(), row.open().number(), batch.attentionMax(i), batch.attentionSum(i));
  }
}
