package dev.segue.training.cli;

import dev.segue.encoder.CachedEncoder;
import dev.segue.encoder.EncoderException;
import dev.segue.encoder.SentenceEncoder;
import dev.segue.training.data.StepSource;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of the text embeddings that layout s0 reads. */
final class EncoderOptions {

  private static final String MINILM = "minilm";

  @Option(
      names = "--encoder",
      paramLabel = "ENCODER",
      description =
          "Sentence encoder of the tracks' texts for layout s0: minilm (384 dimensions), or a"
              + " directory with tokenizer.json and one .onnx file. Without it, s0 uses the"
              + " embeddings that the tracks bring, if any.")
  private String encoder;

  @Option(
      names = "--encoder-cache",
      paramLabel = "DIR",
      defaultValue = ".segue/embeddings",
      description = "Where encoded texts are kept (default: ${DEFAULT-VALUE}).")
  private Path cache;

  /** The steps with the embeddings that were asked for. */
  StepSource.Steps apply(StepSource.Steps steps, int threads) {
    if (encoder == null) {
      return steps;
    }
    try (SentenceEncoder sentences = open(threads);
        CachedEncoder cached = new CachedEncoder(sentences, cache)) {
      return steps.encodedBy(cached);
    } catch (EncoderException unusable) {
      throw new IllegalArgumentException("--encoder: " + unusable.getMessage(), unusable);
    }
  }

  private SentenceEncoder open(int threads) {
    return encoder.equals(MINILM)
        ? SentenceEncoder.miniLm(threads)
        : SentenceEncoder.of(Path.of(encoder), threads);
  }
}
