package dev.segue.encoder;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A Hugging Face tokenizer that cuts texts to a number of tokens. Thread-safe. */
final class Tokens implements AutoCloseable {

  static {
    // The library reports the instance it runs on to its makers, and fetches a CUDA build where it
    // finds CUDA; neither is wanted.
    setUnlessSet("OPT_OUT_TRACKING", "true");
    setUnlessSet("RUST_FLAVOR", "cpu");
  }

  private final HuggingFaceTokenizer tokenizer;

  private Tokens(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  static Tokens open(EncoderFiles files, int maxTokens) {
    Map<String, String> options =
        Map.of(
            "addSpecialTokens", "true",
            "truncation", "true",
            "padding", "false",
            "maxLength", String.valueOf(maxTokens),
            "modelMaxLength", String.valueOf(maxTokens));
    try {
      return new Tokens(
          HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(files.tokenizer()), options));
    } catch (IOException | RuntimeException wrong) {
      throw new EncoderException(
          "encoder "
              + files.name()
              + ": expected a Hugging Face tokenizer.json, found that "
              + wrong.getMessage(),
          wrong);
    }
  }

  /** The token ids of each text, special tokens included, not padded. */
  List<long[]> of(List<String> texts) {
    return List.of(tokenizer.batchEncode(texts)).stream().map(Encoding::getIds).toList();
  }

  @Override
  public void close() {
    tokenizer.close();
  }

  private static void setUnlessSet(String name, String value) {
    if (System.getenv(name) == null && System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
