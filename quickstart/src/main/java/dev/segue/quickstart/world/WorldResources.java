package dev.segue.quickstart.world;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.features.stress.StressScorer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Reads the descriptions of the default world that ship beside these classes. Stateless. */
final class WorldResources {

  private static final ObjectMapper JSON = new ObjectMapper();

  private WorldResources() {}

  /** {@code personas.json}: who lives in the world. */
  record Society(
      List<String> moods,
      List<String> genres,
      Map<String, Map<String, Double>> tones,
      List<Persona> personas) {}

  /** {@code tweets.json}: what they write. */
  record Grammar(Map<String, List<String>> words, Map<String, List<String>> tones) {}

  static Society society() {
    return read("personas.json", new TypeReference<>() {});
  }

  static TweetGrammar tweets(StressScorer scorer) {
    Society society = society();
    return new TweetGrammar(
        read("tweets.json", new TypeReference<>() {}),
        society.moods().stream().map(society.tones()::get).toList(),
        scorer);
  }

  /** {@code catalogue.json}: how the tracks of each genre sound and read. */
  static Map<String, GenreSketch> sketches() {
    return read("catalogue.json", new TypeReference<>() {});
  }

  private static <T> T read(String name, TypeReference<T> type) {
    try (InputStream in = WorldResources.class.getResourceAsStream(name)) {
      return JSON.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": expected a description of the world in JSON", e);
    }
  }
}
