package dev.segue.quickstart.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.quickstart.broker.BrokerConfig;
import dev.segue.quickstart.broker.EmbeddedKafka;
import dev.segue.quickstart.registry.EmbeddedRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code segue doctor} beside a broker with an authorizer, and a registry. */
class DoctorIT {

  private static final Path BUNDLE = Path.of("..", "models", "next-genre");

  private static EmbeddedKafka kafka;
  private static EmbeddedRegistry registry;
  private static Admin admin;

  @TempDir Path directory;

  @BeforeAll
  static void start() {
    Map<String, String> authorizer =
        Map.of(
            "authorizer.class.name",
            "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "allow.everyone.if.no.acl.found",
            "true");
    kafka = EmbeddedKafka.start(new BrokerConfig(0, Optional.empty(), authorizer));
    registry = EmbeddedRegistry.start();
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  @AfterAll
  static void stop() {
    admin.close(Duration.ZERO);
    registry.close();
    kafka.close();
  }

  @Test
  void shouldFindNothingWrongWhereEverythingIsThere() {
    command("topics", "ready.", "create", "--partitions", "2");

    Ran doctor = command("doctor", "ready.");

    assertThat(doctor.out()).noneMatch(line -> line.startsWith("fail")).hasSize(27);
    assertThat(doctor.out())
        .anyMatch(
            line -> line.matches("ok    broker: .*, 1 node, cluster .*metadata.version=\\d+.*"))
        .contains(
            "ok    group.protocol: classic",
            "ok    create topics: internal topics can be created",
            "ok    transactions: transactions can begin",
            "info  group: the offsets of ready can be read; whether it can be joined is told once it"
                + " runs",
            "ok    topic rights: inputs can be read and outputs written",
            "ok    registry: " + registry.url() + " answers and accepts the schemas of all topics");
    assertThat(doctor.exitCode()).isZero();
  }

  /** One thing is wrong, and one line says what and how it is mended; the last says it again. */
  @ParameterizedTest
  @CsvSource({
    "inference.device=cuda:0, cuda, build with -Pgpu",
    "schema.registry.url=http://127.0.0.1:1, registry, ''",
    "models.dir=.., model, ''",
    "bootstrap.servers=127.0.0.1:1, broker, start it"
  })
  void shouldNameTheOneFault(String setting, String check, String remedy) {
    command("topics", "fault.", "create", "--partitions", "1");

    Ran doctor = command("doctor", "fault.", "--set", "models.dir=" + BUNDLE, "--set", setting);

    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.out())
        .filteredOn(line -> line.startsWith("fail"))
        .singleElement()
        .asString()
        .startsWith("fail  " + check + ": ")
        .contains("; ")
        .contains(remedy);
    assertThat(doctor.out().get(doctor.out().size() - 1))
        .contains("1 failed")
        .contains("begin with " + check + ": ")
        .contains(remedy)
        .doesNotContain(": or ", ": ;");
  }

  @Test
  void shouldSayWhatToGrant() throws Exception {
    command("topics", "denied.", "create", "--partitions", "1");
    allowSomebodyElseAlone(ResourceType.TOPIC, "denied.genre-predictions", PatternType.LITERAL);
    allowSomebodyElseAlone(ResourceType.TRANSACTIONAL_ID, "denied-", PatternType.PREFIXED);
    allowSomebodyElseAlone(ResourceType.GROUP, "denied", PatternType.LITERAL);

    Ran doctor = command("doctor", "denied.");

    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.out())
        .contains(
            "fail  topics: denied: Topic authorization failed.; grant Describe and DescribeConfigs"
                + " on Segue's topics",
            "fail  topic rights: WRITE on denied.genre-predictions is denied; grant WRITE, DESCRIBE"
                + " and DESCRIBE_CONFIGS on topic denied.genre-predictions")
        .anyMatch(
            line ->
                line.startsWith("fail  transactions: denied: ")
                    && line.endsWith(
                        "; grant Write and Describe on the prefix denied- of transactional ids"))
        .anyMatch(
            line ->
                line.startsWith("fail  group: denied: ")
                    && line.endsWith("; grant Read and Describe on group denied"));
  }

  @Test
  void shouldNameASchemaThatTheRegistryRefuses() {
    command("topics", "schema.", "create", "--partitions", "1");
    registry
        .registry()
        .register(
            "schema.tweet-stress-value",
            SchemaBuilder.record("dev.segue.schemas.TweetStress").fields().endRecord());

    Ran doctor = command("doctor", "schema.");

    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.out())
        .filteredOn(line -> line.startsWith("fail"))
        .singleElement()
        .asString()
        .startsWith(
            "fail  schema schema.tweet-stress-value: this version's is not compatible with the"
                + " registered one: the new schema cannot read the old: ")
        .endsWith(
            "; upgrade Segue to the version that registered it, or give it another topic.prefix");
  }

  @Test
  void shouldNameMissingTopicsAndAProtocolThatTheClusterDoesNotSpeak() {
    Ran doctor = command("doctor", "none.", "--set", "topics.replication.factor=3");

    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.out())
        .contains(
            "fail  topic none.tweets: expected a topic, found none; create it with segue topics"
                + " create",
            "fail  replication: topics.replication.factor is 3, but there are 1 brokers; set"
                + " topics.replication.factor to 1 at most");
  }

  private Ran command(String name, String prefix, String... more) {
    List<String> settings =
        List.of(
            "--set=bootstrap.servers=" + kafka.bootstrapServers(),
            "--set=schema.registry.url=" + registry.url(),
            "--set=topic.prefix=" + prefix,
            "--set=application.id=" + prefix.replace(".", ""),
            "--set=state.dir=" + directory,
            "--set=http.port=0");
    List<String> all = new ArrayList<>(List.of(more));
    settings.stream().filter(setting -> !isGiven(setting, all)).forEach(all::add);
    return Ran.command(List.of(name), all.toArray(String[]::new));
  }

  private static boolean isGiven(String setting, List<String> arguments) {
    String key = setting.substring("--set=".length(), setting.indexOf('=', "--set=".length()) + 1);
    return arguments.stream().anyMatch(argument -> argument.startsWith(key));
  }

  private static void allowSomebodyElseAlone(ResourceType type, String name, PatternType pattern)
      throws Exception {
    AccessControlEntry other =
        new AccessControlEntry("User:other", "*", AclOperation.ALL, AclPermissionType.ALLOW);
    AclBinding binding = new AclBinding(new ResourcePattern(type, name, pattern), other);
    admin.createAcls(List.of(binding)).all().get();
  }
}
