package dev.segue.inference;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleException;
import dev.segue.features.bundle.BundleManifest;
import dev.segue.features.bundle.NextGenreSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A next-genre bundle, verified, warmed up and ready to answer. Thread-safe, with a batch per
 * thread; a model that fails on CUDA goes on on the CPU. Closing must wait for running calls:
 * {@link ModelSlot} does.
 */
public final class NextGenreModel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NextGenreModel.class);

  private final String digest;
  private final NetworkInputs inputs;
  private final GraphFiles files;
  private final ModelShape shape;
  private final Optional<String> deviceNote;
  private final List<Backend> retired = new ArrayList<>();
  private volatile Backend backend;
  private boolean closed;

  private NextGenreModel(
      String digest, NetworkInputs inputs, GraphFiles files, Backends.Choice choice) {
    this.digest = digest;
    this.inputs = inputs;
    this.files = files;
    this.shape = files.shape();
    this.backend = choice.backend();
    this.deviceNote = choice.note();
  }

  /**
   * Reads a bundle, opens both graphs, checks their inputs and outputs, runs the golden vectors and
   * warms up; takes a tenth of a second to some seconds. The bundle is not read again later.
   *
   * @throws BundleException if anything differs from the manifest, or this program does not build
   *     the features and ids that the network reads
   * @throws DeviceException if a named CUDA device cannot run it; {@code auto} never throws it
   */
  public static NextGenreModel load(BundleDirectory bundle, Device device) {
    return load(bundle, files -> Backends.open(files, device));
  }

  static NextGenreModel load(
      BundleDirectory bundle, Function<GraphFiles, Backends.Choice> backends) {
    NetworkInputs inputs = NetworkInputs.of(bundle);
    GraphFiles files = GraphFiles.of(bundle);
    NextGenreModel model =
        new NextGenreModel(bundle.digest(), inputs, files, backends.apply(files));
    LOG.info(
        "model {} {} ({}) runs on {}",
        bundle.manifest().name(),
        bundle.manifest().version(),
        bundle.digest().substring(0, 12),
        model.provider());
    model.deviceNote.ifPresent(LOG::info);
    return model;
  }

  /** What the bundle says about itself. */
  public BundleManifest manifest() {
    return files.manifest();
  }

  /** What it says about the model. */
  public NextGenreSpec spec() {
    return files.spec();
  }

  /** What it reads of a step. */
  public NetworkInputs inputs() {
    return inputs;
  }

  /** Digest of the bundle, to which memories are bound. */
  public String digest() {
    return digest;
  }

  /** Widths of the inputs and outputs. */
  public ModelShape shape() {
    return shape;
  }

  /** Where it runs at this moment: {@code cpu} or {@code cuda:N}. */
  public String provider() {
    return backend.provider().toString();
  }

  /** One sentence on why CUDA is not used, when {@code auto} decided so. */
  public Optional<String> deviceNote() {
    return deviceNote;
  }

  /** A batch for calls of this model from one thread; the caller closes it. */
  public StepBatch newBatch(int capacity) {
    return new StepBatch(shape, capacity);
  }

  /**
   * Answers the first rows of a batch.
   *
   * @throws InferenceException if the call fails on the CPU too
   */
  public void run(StepBatch batch, int rows) {
    batch.requireRows(rows);
    if (!batch.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "batch: expected shape " + shape + ", found " + batch.shape());
    }
    Backend current = backend;
    try {
      current.steps(batch, rows);
    } catch (InferenceException failed) {
      afterFailure(current, failed).steps(batch, rows);
    }
    batch.calibrate(rows, spec().temperature());
  }

  /**
   * Runs whole histories, for example to rebuild memories from stored steps.
   *
   * @return the results in the order of the sequences
   * @throws InferenceException if the call fails on the CPU too
   */
  public List<SequenceResult> run(List<StepSequence> sequences) {
    Backend current = backend;
    try {
      return current.sequences(sequences);
    } catch (InferenceException failed) {
      return afterFailure(current, failed).sequences(sequences);
    }
  }

  /** Frees the sessions; a second call does nothing. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      backend.close();
      retired.forEach(Backend::close);
    }
  }

  /** The failed CUDA sessions stay open until the end: other threads may still be in a call. */
  private synchronized Backend afterFailure(Backend failing, InferenceException failure) {
    if (!failing.provider().isCuda()) {
      throw failure;
    }
    if (backend == failing) {
      LOG.warn("{} goes on on the CPU: {}", failing.provider(), failure.getMessage());
      backend = onCpu();
      retired.add(failing);
    }
    return backend;
  }

  private Backend onCpu() {
    try {
      return CpuBackend.open(files);
    } catch (BundleException unusable) {
      throw new InferenceException(unusable.getMessage(), unusable);
    }
  }
}
