package dev.segue.features.history;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/** Reads JSON files entry by entry; an entry that is malformed costs itself, not the file. */
final class JsonEntries {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What reads from a parser that stands before a document. */
  @FunctionalInterface
  interface Documents {
    void read(JsonParser parser) throws IOException;
  }

  private final Path file;
  private final Reading reading;

  JsonEntries(Path file, Reading reading) {
    this.file = file;
    this.reading = reading;
  }

  /** Reads the file; text that is no JSON ends it and is reported with its line. */
  void read(Documents documents) throws IOException {
    long line = 1;
    try (BufferedReader text = TextFile.open(file);
        JsonParser parser = JSON.createParser(text)) {
      try {
        documents.read(parser);
      } finally {
        line = parser.currentLocation().getLineNr();
      }
    } catch (JsonProcessingException e) {
      reading.malformed(file, e.getLocation().getLineNr(), notJson(e));
    } catch (EOFException | ZipException e) {
      reading.malformed(file, line, TextFile.DAMAGED);
    }
  }

  private static String notJson(JsonProcessingException e) {
    return "expected JSON, found something else in column "
        + e.getLocation().getColumnNr()
        + "; the rest of the file was not read";
  }

  /** Reads the values of the array that the parser stands at the start of. */
  void array(JsonParser parser, Consumer<JsonNode> entry) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      value(parser, entry);
    }
  }

  /** Reads the value that the parser stands at the start of. */
  void value(JsonParser parser, Consumer<JsonNode> entry) throws IOException {
    long line = parser.currentTokenLocation().getLineNr();
    accept(line, JSON.readTree(parser), entry);
  }

  /** Hands on a value that was read; one that cannot be used is reported. */
  void accept(long line, JsonNode value, Consumer<JsonNode> entry) {
    try {
      if (!value.isObject()) {
        throw new MalformedRowException("expected an object, found " + value.getNodeType());
      }
      entry.accept(value);
    } catch (MalformedRowException e) {
      reading.malformed(file, line, e.getMessage());
    }
  }

  /** The text of a field; null when it is absent, null, or no scalar. */
  static Fields fields(JsonNode object) {
    return new Fields(
        name -> {
          JsonNode value = object.path(name);
          return value.isValueNode() && !value.isNull() ? value.asText() : null;
        });
  }
}
