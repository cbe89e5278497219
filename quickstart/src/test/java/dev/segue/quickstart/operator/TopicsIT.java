package dev.segue.quickstart.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.quickstart.broker.BrokerConfig;
import dev.segue.quickstart.broker.EmbeddedKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code segue topics create} and {@code check}, on a broker whose own defaults do not suit. */
class TopicsIT {

  private static EmbeddedKafka kafka;
  private static Admin admin;

  @BeforeAll
  static void start() {
    Map<String, String> unsuitable = Map.of("message.max.bytes", "500000");
    kafka = EmbeddedKafka.start(new BrokerConfig(0, Optional.empty(), unsuitable));
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  @AfterAll
  static void stop() {
    admin.close(Duration.ZERO);
    kafka.close();
  }

  @Test
  void shouldCreateEveryTopicOnceAndAsItMustBe() {
    Ran dry = topics("create", "all.", "--dry-run", "--partitions", "3");
    assertThat(dry.out()).hasSize(12).allMatch(line -> line.startsWith("would create all."));
    assertThat(topics("check", "all.").exitCode()).isEqualTo(1);

    Ran created = topics("create", "all.", "--partitions", "3");
    assertThat(created.out())
        .hasSize(12)
        .anyMatch(
            line ->
                line.startsWith(
                    "created all.dead-letters: 3 partitions; cleanup.policy=delete,"
                        + " max.message.bytes=1048588, message.timestamp.type=LogAppendTime,"
                        + " retention.ms=604800000"));
    assertThat(created.exitCode()).isZero();

    Ran checked = topics("check", "all.");
    assertThat(checked.out()).hasSize(12).allMatch(line -> line.startsWith("ok    topic all."));
    assertThat(checked.exitCode()).isZero();
    Ran again = topics("create", "all.", "--partitions", "5");
    assertThat(again.out()).singleElement().asString().startsWith("all topics exist");
    assertThat(again.exitCode()).isZero();
  }

  @Test
  void shouldTakeThePartitionsOfTheTopicsOfUsersThatExist() throws Exception {
    admin.createTopics(List.of(new NewTopic("some.listens", 2, (short) 1))).all().get();

    assertThat(topics("create", "some.", "--replication-factor", "1").out())
        .hasSize(11)
        .allMatch(line -> line.contains(": 2 partitions;"));
  }

  @Test
  void shouldSayWhatDiffersAndTheCommandThatMendsIt() throws Exception {
    topics("create", "wrong.", "--partitions", "1");
    alter("wrong.genre-predictions", "retention.ms", "-1");
    alter("wrong.tweets", "message.timestamp.type", "CreateTime");
    alter("wrong.tweets", "retention.ms", "-1");

    Ran checked = topics("check", "wrong.");

    String mend =
        "; kafka-configs.sh --bootstrap-server "
            + kafka.bootstrapServers()
            + " --alter --entity-type topics --entity-name ";
    assertThat(checked.exitCode()).isEqualTo(1);
    assertThat(checked.out())
        .filteredOn(line -> !line.startsWith("ok"))
        .containsExactly(
            "fail  topic wrong.tweets: message.timestamp.type: expected LogAppendTime, found"
                + " CreateTime"
                + mend
                + "wrong.tweets --add-config message.timestamp.type=LogAppendTime",
            "warn  topic wrong.genre-predictions: retention.ms: expected at most 2592000000 (30"
                + " days), found -1"
                + mend
                + "wrong.genre-predictions --add-config retention.ms=2592000000");
  }

  @Test
  void shouldNameUnequalPartitionCounts() throws Exception {
    admin
        .createTopics(
            List.of(
                new NewTopic("odd.tweets", 2, (short) 1), new NewTopic("odd.users", 3, (short) 1)))
        .all()
        .get();
    topics("create", "odd.");

    assertThat(topics("check", "odd.").out().get(0))
        .isEqualTo(
            "fail  topic partitions: expected equal counts for the topics of a user, found"
                + " odd.tweets 2, odd.listens 3, odd.users 3; recreate the empty ones with segue"
                + " topics create, or set input.repartition=true");
    assertThat(topics("check", "odd.", "--set", "input.repartition=true").out())
        .noneMatch(line -> line.contains("partition counts"));
  }

  @Test
  void shouldSayInOneLineThatNoBrokerAnswers() {
    String broker = "bootstrap.servers=127.0.0.1:1";
    Ran checked = Ran.command("topics", "check", "--set", broker, "--set", "start.timeout.ms=500");

    assertThat(checked.err())
        .singleElement()
        .asString()
        .startsWith("segue topics check: no broker answers at 127.0.0.1:1 within 500 ms; start it");
    assertThat(checked.exitCode()).isEqualTo(1);
    assertThat(topics("create", "x.", "--partitions", "0").exitCode()).isEqualTo(2);
  }

  private static Ran topics(String command, String prefix, String... more) {
    List<String> first =
        List.of(
            "topics",
            command,
            "--set",
            "bootstrap.servers=" + kafka.bootstrapServers(),
            "--set",
            "topic.prefix=" + prefix);
    return Ran.command(first, more);
  }

  private static void alter(String topic, String key, String value) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    AlterConfigOp change = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
    admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
  }
}
