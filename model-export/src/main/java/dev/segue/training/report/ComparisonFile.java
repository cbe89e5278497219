package dev.segue.training.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@code segue compare FAMILY --json FILE} wrote.
 *
 * @param family whose models were compared, the kind of their bundles
 * @param command that was given
 * @param figures of any form
 */
public record ComparisonFile(String family, String command, JsonNode figures) {

  /** Field of the family. */
  public static final String FAMILY = "compared";

  /** Field of the command. */
  public static final String COMMAND = "command";

  /** Field of the figures. */
  public static final String FIGURES = "figures";

  /**
   * Reads a file.
   *
   * @param kind of the bundle that the figures stand beside
   * @throws IllegalArgumentException if it is of another family, or was written by something else
   */
  public static ComparisonFile read(Path file, String kind) throws IOException {
    JsonNode root = json(file);
    String family = root.path(FAMILY).asText("");
    JsonNode figures = root.path(FIGURES);
    if (family.isEmpty() || !root.path(COMMAND).isTextual() || figures.isEmpty()) {
      throw refusal(file, "other JSON", kind, null);
    }
    if (!family.equals(kind)) {
      throw refusal(file, "that of segue compare " + family, kind, null);
    }
    return new ComparisonFile(family, root.get(COMMAND).asText(), figures);
  }

  private static JsonNode json(Path file) throws IOException {
    try {
      return new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException broken) {
      String found = "line " + broken.getLocation().getLineNr() + " that is no JSON";
      throw refusal(file, found, "FAMILY", broken);
    }
  }

  private static IllegalArgumentException refusal(
      Path file, String found, String family, Exception cause) {
    return new IllegalArgumentException(
        "--compare "
            + file
            + ": expected the JSON of segue compare, found "
            + found
            + "; write it with segue compare "
            + family
            + " --json FILE",
        cause);
  }
}
