package dev.segue.features.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads and writes the JSON files of a bundle, strictly: no unknown and no missing fields. */
final class BundleJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(50).build());
  }

  private BundleJson() {}

  /**
   * Reads a value.
   *
   * @param file name for the message of a refusal
   * @throws BundleException if the text is no JSON or not of this type
   */
  static <T> T read(byte[] json, Class<T> type, String file) {
    try {
      return MAPPER.readValue(json, type);
    } catch (ValueInstantiationException refused) {
      Throwable cause = refused.getCause();
      String why = cause == null ? refused.getOriginalMessage() : cause.getMessage();
      throw new BundleException(file + ", " + oneLine(why), refused);
    } catch (JsonMappingException wrong) {
      String where = wrong.getPath().isEmpty() ? "" : ", " + path(wrong);
      throw new BundleException(file + where + ": " + why(wrong), wrong);
    } catch (JsonProcessingException notJson) {
      String line = notJson.getLocation() == null ? "" : ", line " + lineOf(notJson);
      throw new BundleException(
          file + line + ": expected JSON, found " + oneLine(notJson.getOriginalMessage()), notJson);
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading bytes in memory cannot fail", impossible);
    }
  }

  /**
   * Reads a value from a part of a file.
   *
   * @param where file and part, for the message of a refusal
   * @throws BundleException if the part is not of this type
   */
  static <T> T read(JsonNode part, Class<T> type, String where) {
    return read(write(part), type, where);
  }

  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException("every record of a bundle can be written", impossible);
    }
  }

  private static String why(JsonMappingException problem) {
    String why = oneLine(problem.getOriginalMessage());
    if (problem instanceof UnrecognizedPropertyException) {
      return "expected no such field, found one";
    }
    return why.startsWith("Missing creator property") ? "expected a value, found nothing" : why;
  }

  private static int lineOf(JsonProcessingException problem) {
    return problem.getLocation().getLineNr();
  }

  private static String path(JsonMappingException problem) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : problem.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }

  private static String oneLine(String text) {
    return text == null ? "an unreadable value" : text.lines().findFirst().orElse("").strip();
  }
}
