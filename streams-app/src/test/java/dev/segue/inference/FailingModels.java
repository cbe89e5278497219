package dev.segue.inference;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Models on the CPU whose calls fail while they are told to. */
public final class FailingModels {

  private FailingModels() {}

  /** A slot of such models. */
  public static ModelSlot slot(Path models, BooleanSupplier failing) {
    return ModelSlot.open(
        models, bundle -> NextGenreModel.load(bundle, files -> choose(files, failing)));
  }

  private static Backends.Choice choose(GraphFiles files, BooleanSupplier failing) {
    Backends.Choice working = Backends.open(files, new Device.Cpu());
    return new Backends.Choice(new Failing(working.backend(), failing), working.note());
  }

  private record Failing(Backend working, BooleanSupplier failing) implements Backend {

    @Override
    public Provider provider() {
      return working.provider();
    }

    @Override
    public void steps(StepBatch batch, int rows) {
      failIfTold();
      working.steps(batch, rows);
    }

    @Override
    public List<SequenceResult> sequences(List<StepSequence> sequences) {
      failIfTold();
      return working.sequences(sequences);
    }

    private void failIfTold() {
      if (failing.getAsBoolean()) {
        throw new InferenceException("told to fail", null);
      }
    }

    @Override
    public void close() {
      working.close();
    }
  }
}
