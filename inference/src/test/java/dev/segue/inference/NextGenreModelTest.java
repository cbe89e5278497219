package dev.segue.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleException;
import dev.segue.features.bundle.LayoutSpec;
import dev.segue.features.encoding.CategoricalInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.Condition;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextGenreModelTest {

  private static final Offset<Float> CLOSE = within(1e-4f);

  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldAnswerEveryRowOfEveryBatchSize(boolean attention) throws IOException {
    ToyNetwork network = new ToyNetwork(1, attention);
    try (NextGenreModel model = load(ToyBundle.of(network));
        StepBatch batch = model.newBatch(9)) {
      for (int rows : new int[] {1, 9, 4, 9}) {
        ToyRows expected = new ToyRows(network, new Random(rows), rows);
        expected.fill(batch);

        model.run(batch, rows);

        expected.requireAnswers(batch);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldRunHistoriesAsTheStepsOneByOne(boolean attention) throws IOException {
    ToyNetwork network = new ToyNetwork(2, attention);
    Random random = new Random(3);
    try (NextGenreModel model = load(ToyBundle.of(network));
        StepBatch batch = model.newBatch(1)) {
      List<StepSequence> histories = new ArrayList<>();
      for (int i = 0; i < 70; i++) {
        histories.add(ToyRows.history(network, random, 1 + random.nextInt(20)));
      }

      List<SequenceResult> results = model.run(histories);

      for (int i = 0; i < histories.size(); i++) {
        requireSteps(model, batch, histories.get(i), results.get(i));
      }
    }
  }

  @Test
  void shouldSayThatCudaIsOffWhereItIs() throws IOException {
    assumeFalse(new Provider(0).isBuiltIn(), "this build has CUDA");
    try (NextGenreModel model =
        NextGenreModel.load(
            ToyBundle.of(new ToyNetwork(1, true)).write(temporary.resolve("b")),
            new Device.Auto())) {
      assertThat(model.provider()).isEqualTo("cpu");
      assertThat(model.deviceNote().orElseThrow()).startsWith("CUDA is off: ").doesNotContain("\n");
    }
  }

  @Test
  void shouldRefuseANamedCudaDeviceThatIsNotThere() {
    assumeFalse(new Provider(0).isBuiltIn(), "this build has CUDA");
    assertThatThrownBy(
            () ->
                NextGenreModel.load(
                    ToyBundle.of(new ToyNetwork(1, true)).write(temporary.resolve("b")),
                    new Device.Cuda(0)))
        .isInstanceOf(DeviceException.class)
        .hasMessageStartingWith("cuda:0: ")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void shouldRefuseGraphsThatAreNotWhatTheManifestSays() {
    ToyBundle right = ToyBundle.of(new ToyNetwork(1, true));
    ToyNetwork other = new ToyNetwork(2, true);
    ToyNetwork plain = new ToyNetwork(1, false);

    assertRefused(
        right.withStep(new byte[] {1, 2, 3}), "step.onnx: expected an ONNX graph, found that ");
    assertRefused(
        right.withStep(plain.step()),
        "step.onnx, input 'memory': expected FLOAT [-1, 12], found FLOAT [-1, 5]");
    assertRefused(
        right.withStep(right.sequence()), "step.onnx, input 'freeze': expected FLOAT [-1, 1]");
    assertRefused(right.withStep(other.step()), "step.onnx, golden probability 0: expected");
    assertRefused(
        right.withSequence(other.sequence()), "sequence.onnx, golden output 'final_memory' 0");
  }

  @Test
  void shouldRefuseInputsThatThisProgramDoesNotBuild() {
    ToyBundle right = ToyBundle.of(new ToyNetwork(1, true));
    LayoutSpec layout = right.layout();
    LayoutSpec unknown =
        new LayoutSpec(
            List.of(new LayoutSpec.BlockSpec("mood", ToyNetwork.FEATURES)), layout.digest());

    assertRefused(right.withLayout(unknown), "layout block 'mood': expected one of [genre,");
    assertRefused(
        right.withLayout(new LayoutSpec(layout.blocks(), "0")),
        "bundle.json, layout.digest: expected " + layout.digest());
    assertRefused(
        right.withInput("mood"),
        "bundle.json, categorical input 'mood': expected one of [track, artist, album]");
  }

  @Test
  void shouldHandOutWhatItReadsOfAStep() throws IOException {
    try (NextGenreModel model = load(ToyBundle.of(new ToyNetwork(1, true)))) {
      assertThat(model.inputs().layout().width()).isEqualTo(ToyNetwork.FEATURES);
      assertThat(model.inputs().vocabularies())
          .containsOnlyKeys(CategoricalInput.ARTIST)
          .hasValueSatisfying(
              new Condition<>(names -> names.id("d") == 4, "the names of the bundle"));
    }
  }

  /** The directory is gone by the time that the device fails. */
  @Test
  void shouldGoOnOnTheCpuWithoutReadingTheBundleAgain() throws IOException {
    ToyNetwork network = new ToyNetwork(1, true);
    BundleDirectory bundle = ToyBundle.of(network).write(temporary.resolve("b"));
    Backends.Choice broken = new Backends.Choice(new FailingCuda(), Optional.empty());
    try (NextGenreModel model = NextGenreModel.load(bundle, files -> broken);
        StepBatch batch = model.newBatch(3)) {
      Files.move(temporary.resolve("b"), temporary.resolve("gone"));
      ToyRows rows = new ToyRows(network, new Random(1), 3);
      rows.fill(batch);
      assertThat(model.provider()).isEqualTo("cuda:0");

      model.run(batch, 3);

      rows.requireAnswers(batch);
      assertThat(model.provider()).isEqualTo("cpu");
    }
  }

  /** A device on which every call fails. */
  private static final class FailingCuda implements Backend {

    @Override
    public Provider provider() {
      return new Provider(0);
    }

    @Override
    public void steps(StepBatch batch, int rows) {
      throw new InferenceException("cuda:0: out of memory", null);
    }

    @Override
    public List<SequenceResult> sequences(List<StepSequence> sequences) {
      throw new InferenceException("cuda:0: out of memory", null);
    }

    @Override
    public void close() {}
  }

  @Test
  void shouldRefuseRowsThatWouldBreakTheCall() throws IOException {
    try (NextGenreModel model = load(ToyBundle.of(new ToyNetwork(1, true)));
        StepBatch batch = model.newBatch(2);
        StepBatch other = new StepBatch(new ModelShape(1, 1, List.of(), 2, false), 2)) {
      assertThatThrownBy(() -> batch.open(0, new float[3], new int[] {5}))
          .hasMessage("categorical input 0: expected an id of 0 to 4, found 5");
      assertThatThrownBy(() -> batch.open(0, new float[4], new int[] {1}))
          .hasMessage("features: expected 3 values, found 4");
      assertThatThrownBy(() -> batch.memory(0, new float[4]))
          .hasMessage("memory: expected 12 values, found 4");
      assertThatThrownBy(() -> model.run(batch, 3))
          .hasMessage("batch rows: expected 1 to 2, found 3");
      assertThatThrownBy(() -> model.run(other, 1)).hasMessageStartingWith("batch: expected shape");
    }
  }

  @Test
  void shouldTellWhichRowIsNotMadeOfNumbers() throws IOException {
    try (NextGenreModel model = load(ToyBundle.of(new ToyNetwork(1, true)));
        StepBatch batch = model.newBatch(2)) {
      batch.open(0, new float[] {1, Float.NaN, 1}, new int[] {0});
      batch.open(1, new float[] {1, 1, 1}, new int[] {0});

      model.run(batch, 2);

      assertThat(batch.isFinite(0)).isFalse();
      assertThat(batch.isFinite(1)).isTrue();
    }
  }

  @Test
  void shouldCloseTwiceWithoutHarm() throws IOException {
    NextGenreModel model = load(ToyBundle.of(new ToyNetwork(1, true)));
    StepBatch batch = model.newBatch(2);
    model.run(batch, 1);

    batch.close();
    batch.close();
    model.close();
    model.close();
  }

  private NextGenreModel load(ToyBundle bundle) throws IOException {
    return NextGenreModel.load(bundle.write(temporary.resolve("b")), new Device.Cpu());
  }

  private void assertRefused(ToyBundle bundle, String reason) {
    assertThatThrownBy(() -> load(bundle))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith("bundle ")
        .hasMessageContaining(reason)
        .message()
        .doesNotContain("\n");
  }

  private static void requireSteps(
      NextGenreModel model, StepBatch batch, StepSequence history, SequenceResult result) {
    float[] memory = history.memory().clone();
    float[] probabilities = new float[ToyNetwork.LABELS];
    for (int step = 0; step < history.length(); step++) {
      float[] features = ToyRows.features(history, step);
      int[] ids = {history.ids()[step]};
      batch.memory(0, memory);
      batch.freezeNothing(0);
      batch.open(0, features, ids);
      model.run(batch, 1);
      batch.probabilities(0, probabilities);
      assertThat(result.probabilities()[step]).containsExactly(probabilities, CLOSE);
      batch.freeze(0, features, ids);
      model.run(batch, 1);
      batch.newMemory(0, memory);
    }
    assertThat(result.memory()).containsExactly(memory, within(1e-3f));
  }
}
