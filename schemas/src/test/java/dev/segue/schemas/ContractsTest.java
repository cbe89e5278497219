package dev.segue.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.segue.schemas.registry.CompatibilityLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.Test;

class ContractsTest {
  private static final Path PROPOSED = Path.of("target", "released");

  @Test
  void shouldDocumentEveryTypeAndField() {
    List<String> undocumented = new ArrayList<>();

    for (Schema schema : ContractFiles.current()) {
      SchemaTypes.of(schema).values().forEach(type -> addUndocumented(type, undocumented));
    }

    assertThat(undocumented).isEmpty();
  }

  @Test
  void shouldFindTheTopicsValues() {
    assertThat(ContractFiles.currentTopicValues())
        .extracting(Schema::getName)
        .contains(
            "Tweet",
            "Listen",
            "Track",
            "UserProfile",
            "TrackProfile",
            "TweetStress",
            "StressWindow",
            "GenrePrediction",
            "TrackRecommendation",
            "PredictionOutcome",
            "TrainingStep")
        .doesNotContain("AudioFeatures", "Genre", "ScoredTrack");
  }

  @Test
  void shouldReadEveryReleasedVersion() {
    for (Schema current : ContractFiles.currentTopicValues()) {
      List<Schema> history = new ArrayList<>(ContractFiles.released(current.getName()));
      history.add(current);

      for (int i = 1; i < history.size(); i++) {
        assertThat(
                CompatibilityLevel.BACKWARD_TRANSITIVE.violations(
                    history.get(i), history.subList(0, i)))
            .as("%s, release %d of it against the earlier ones", current.getName(), i + 1)
            .isEmpty();
      }
    }
  }

  @Test
  void shouldReleaseEveryContractAsItIsNow() throws IOException {
    List<String> unreleased = new ArrayList<>();
    Path proposal = PROPOSED.resolve("v" + (ContractFiles.newestReleasedVersion() + 1));

    for (Schema current : ContractFiles.currentTopicValues()) {
      List<Schema> released = ContractFiles.released(current.getName());
      String now = pretty(current);
      if (released.isEmpty() || !pretty(released.get(released.size() - 1)).equals(now)) {
        unreleased.add(current.getName());
        Files.createDirectories(proposal);
        Files.writeString(proposal.resolve(current.getName() + ".avsc"), now + "\n");
      }
    }

    if (!unreleased.isEmpty()) {
      fail(
          """
          %s differ from their newest released version. Review schemas/%s and copy it to \
          schemas/released/ as the next version (before the first release: over v1).\
          """
              .formatted(unreleased, proposal));
    }
  }

  @Test
  void shouldKeepEveryReleasedRecord() {
    List<String> current =
        ContractFiles.currentTopicValues().stream().map(Schema::getName).toList();

    for (int version = 1; version <= ContractFiles.newestReleasedVersion(); version++) {
      assertThat(ContractFiles.files(ContractFiles.RELEASED.resolve("v" + version)))
          .map(ContractFiles::nameOf)
          .isSubsetOf(current);
    }
  }

  @Test
  void shouldNoticeAChangeThatCannotReadOldRecords() {
    Schema released = ContractFiles.released("Listen").get(0);
    String renamed = released.toString().replace("\"track_id\"", "\"track\"");

    List<String> violations =
        CompatibilityLevel.BACKWARD_TRANSITIVE.violations(
            new Schema.Parser().parse(renamed), List.of(released));

    assertThat(violations)
        .singleElement()
        .asString()
        .contains("READER_FIELD_MISSING_DEFAULT_VALUE");
  }

  private static String pretty(Schema schema) {
    return SchemaFormatter.format("json/pretty", schema);
  }

  private static void addUndocumented(Schema type, List<String> undocumented) {
    TreeMap<String, String> docs = new TreeMap<>();
    docs.put(type.getFullName(), type.getDoc());
    if (type.getType() == Schema.Type.RECORD) {
      type.getFields().forEach(f -> docs.put(type.getFullName() + "." + f.name(), f.doc()));
    }
    docs.forEach(
        (name, doc) -> {
          if (doc == null || doc.isBlank()) {
            undocumented.add(name);
          }
        });
  }
}
