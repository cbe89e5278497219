package dev.segue.streams.operator;

import dev.segue.schemas.registry.RegistryRejectedException;
import dev.segue.schemas.registry.RegistryUnavailableException;
import dev.segue.schemas.registry.SchemaRegistries;
import dev.segue.schemas.registry.SchemaRegistry;
import dev.segue.schemas.serde.SubjectNames;
import dev.segue.streams.app.RegistryCheck;
import dev.segue.streams.app.StartFailure;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.contracts.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** Looks at the schema registry, and whether it accepts the schemas of Segue's topics. */
final class SchemaCheck {

  private static final int REASON_LENGTH = 300;

  private final SegueConfig config;

  SchemaCheck(SegueConfig config) {
    this.config = config;
  }

  List<Finding> findings() {
    String url =
        config.cluster().registry().get("schema.registry.url").replaceAll("//[^/@]*@", "//");
    try {
      RegistryCheck.run(config);
    } catch (StartFailure e) {
      return List.of(Finding.fail("registry", e.getMessage()));
    }
    try (SchemaRegistry registry =
        SchemaRegistries.open(RegistryCheck.impatient(config.cluster()))) {
      List<Finding> findings = new ArrayList<>();
      for (Contract topic : Contract.all(config.topics().names())) {
        topic
            .value()
            .ifPresent(s -> findings.addAll(incompatible(registry, topic.settings().name(), s)));
      }
      return findings.isEmpty()
          ? List.of(Finding.ok("registry", url + " answers and accepts the schemas of all topics"))
          : findings;
    } catch (RegistryUnavailableException e) {
      return List.of(Finding.fail("registry", e.getMessage(), "start it again"));
    }
  }

  private List<Finding> incompatible(SchemaRegistry registry, String topic, Schema schema) {
    Map<String, ?> settings = config.cluster().registry();
    String subject = SubjectNames.of(settings, false).subject(topic, false, schema);
    try {
      List<String> reasons = registry.incompatibilities(subject, schema);
      return reasons.isEmpty()
          ? List.of()
          : List.of(
              Finding.fail(
                  "schema " + subject,
                  "this version's is not compatible with the registered one: " + first(reasons),
                  "upgrade Segue to the version that registered it, or give it another topic.prefix"));
    } catch (RegistryRejectedException e) {
      return List.of(
          Finding.warn(
              "schema " + subject,
              "the registry does not compare it: " + e.getMessage(),
              "grant read access to the subject"));
    }
  }

  private static String first(List<String> reasons) {
    String reason = reasons.get(0);
    return reason.substring(0, Math.min(REASON_LENGTH, reason.length()));
  }
}
