package dev.segue.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityLevelTest {
  private static final Schema A = record("{'name':'a','type':'int'}");
  private static final Schema A_AND_B =
      record("{'name':'a','type':'int'},{'name':'b','type':'int','default':1}");
  private static final Schema A_AND_REQUIRED_B =
      record("{'name':'a','type':'int'},{'name':'b','type':'int'}");
  private static final Schema NONE = record("");

  @ParameterizedTest
  @CsvSource({
    "NONE, true, true",
    "BACKWARD, false, true",
    "FORWARD, true, false",
    "FULL, false, false",
    "BACKWARD_TRANSITIVE, false, true",
    "FORWARD_TRANSITIVE, true, false",
    "FULL_TRANSITIVE, false, false"
  })
  void shouldAskForWhatItSays(
      CompatibilityLevel level, boolean mayAddRequired, boolean mayRemoveRequired) {
    assertThat(level.violations(A_AND_REQUIRED_B, List.of(A)).isEmpty()).isEqualTo(mayAddRequired);
    assertThat(level.violations(NONE, List.of(A)).isEmpty()).isEqualTo(mayRemoveRequired);
  }

  @Test
  void shouldCompareWithEarlierVersionsOnlyWhenTransitive() {
    List<Schema> history = List.of(A, A_AND_B);

    assertThat(CompatibilityLevel.BACKWARD.violations(A_AND_REQUIRED_B, history)).isEmpty();
    assertThat(CompatibilityLevel.BACKWARD_TRANSITIVE.violations(A_AND_REQUIRED_B, history))
        .singleElement()
        .asString()
        .contains("READER_FIELD_MISSING_DEFAULT_VALUE at /fields/1");
  }

  @Test
  void shouldForbidNothingWithoutHistory() {
    for (CompatibilityLevel level : CompatibilityLevel.values()) {
      assertThat(level.violations(A, List.of())).isEmpty();
    }
  }

  private static Schema record(String fields) {
    return new Schema.Parser()
        .parse(
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields.replace('\'', '"') + "]}");
  }
}
