package dev.segue.training.cli;

import dev.segue.cli.Terminal;
import dev.segue.encoder.CachedEncoder;
import dev.segue.encoder.EncoderException;
import dev.segue.encoder.SentenceEncoder;
import dev.segue.encoder.TextEncoder;
import dev.segue.training.data.StepSource;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Options of sentence embeddings. */
final class EncoderOptions {

  private static final String MINILM = "minilm";

  @Option(
      names = "--encoder",
      paramLabel = "ENCODER",
      description =
          "Sentence encoder, for layout s0 of next-genre, a baseline of lyrics-genre and the lyrics of"
              + " next-track: minilm (384 dimensions), or a directory with tokenizer.json and one .onnx file. It reads lyrics"
              + " (some 13 a second on a core), or title and artist of tracks that have none (some"
              + " 300). Without it, all go without.")
  private String encoder;

  @Option(
      names = "--encoder-cache",
      paramLabel = "DIR",
      defaultValue = ".segue/embeddings",
      description =
          "Where encoded texts are kept, saved 256 at a time: what was encoded once is not encoded"
              + " again (default: ${DEFAULT-VALUE}).")
  private Path cache;

  boolean given() {
    return encoder != null;
  }

  /** The steps with the embeddings that were asked for. */
  StepSource.Steps apply(StepSource.Steps steps, int threads) {
    return encoder == null ? steps : with(threads, steps::encodedBy);
  }

  /** What an encoder that was asked for makes. */
  <T> T with(int threads, Function<TextEncoder, T> made) {
    EncodingProgress progress = new EncodingProgress(System.err, Terminal.errTakesAnsi());
    try (SentenceEncoder sentences = open(threads);
        CachedEncoder cached = new CachedEncoder(sentences, cache, progress)) {
      return made.apply(cached);
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
