package dev.segue.features.history;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * Reads one JSON file entry by entry; an entry that is malformed costs itself, not the file. Not
 * thread-safe.
 */
final class JsonEntries {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What reads from a parser that stands before a document. */
  @FunctionalInterface
  interface Documents {
    void read(JsonParser parser) throws IOException;
  }

  private static final Predicate<String> LINES =
      Pattern.compile(".*\\.(?:jsonl|ndjson)(?:\\.gz)?").asMatchPredicate();

  private final Path file;
  private final Reading reading;
  private long line;

  JsonEntries(Path file, Reading reading) {
    this.file = file;
    this.reading = reading;
  }

  /**
   * Reads the file. Text that is no JSON ends it and is reported with its line; in a file of JSON
   * lines ({@code .jsonl}, {@code .ndjson}) it ends its line.
   */
  void read(Documents documents) throws IOException {
    line = 0;
    try (BufferedReader text = TextFile.open(file)) {
      if (LINES.test(file.getFileName().toString())) {
        for (String row = text.readLine(); row != null; row = text.readLine()) {
          read(new StringReader(row), documents);
          line++;
        }
      } else {
        read(text, documents);
      }
    } catch (EOFException | ZipException e) {
      reading.malformed(file, line + 1, TextFile.DAMAGED);
    }
  }

  /** Reads documents that begin after {@link #line} lines. */
  private void read(Reader text, Documents documents) throws IOException {
    long before = line;
    try (JsonParser parser = JSON.createParser(text)) {
      try {
        documents.read(parser);
      } catch (EOFException | ZipException e) {
        line = before + parser.currentLocation().getLineNr() - 1;
        throw e;
      }
    } catch (JsonProcessingException e) {
      reading.malformed(file, before + e.getLocation().getLineNr(), notJson(e));
    }
  }

  private static String notJson(JsonProcessingException e) {
    return "expected JSON, found something else in column "
        + e.getLocation().getColumnNr()
        + "; nothing after it was read";
  }

  /** Reads the values of the array that the parser stands at the start of. */
  void array(JsonParser parser, Consumer<JsonNode> entry) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      value(parser, entry);
    }
  }

  /** Reads the value that the parser stands at the start of. */
  void value(JsonParser parser, Consumer<JsonNode> entry) throws IOException {
    long at = lineOf(parser);
    accept(at, JSON.readTree(parser), entry);
  }

  /** The line in the file of what the parser stands at the start of. */
  long lineOf(JsonParser parser) {
    return line + parser.currentTokenLocation().getLineNr();
  }

  /** Hands on a value that was read; one that cannot be used is reported. */
  void accept(long at, JsonNode value, Consumer<JsonNode> entry) {
    try {
      if (!value.isObject()) {
        throw new MalformedRowException("expected an object, found " + value.getNodeType());
      }
      entry.accept(value);
    } catch (MalformedRowException e) {
      reading.malformed(file, at, e.getMessage());
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
