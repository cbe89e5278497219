package dev.segue.features.encoding;

import dev.segue.schemas.AudioFeatures;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The acoustic description of a track as a row of numbers: every field of {@link AudioFeatures}
 * that is always known, in the order and units of the schema.
 */
public final class AcousticNumbers {

  /** Names of the numbers: danceability, energy, key, ..., tempo. */
  public static final List<String> NAMES =
      AudioFeatures.getClassSchema().getFields().stream()
          .filter(field -> !field.schema().isNullable())
          .map(Schema.Field::name)
          .toList();

  private AcousticNumbers() {}

  /** The numbers [{@link #NAMES}]. */
  public static float[] of(AudioFeatures audio) {
    float[] numbers = new float[NAMES.size()];
    for (int n = 0; n < numbers.length; n++) {
      numbers[n] = ((Number) audio.get(NAMES.get(n))).floatValue();
    }
    return numbers;
  }
}
