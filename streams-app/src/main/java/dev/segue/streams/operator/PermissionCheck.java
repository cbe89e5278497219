package dev.segue.streams.operator;

import static dev.segue.streams.config.KafkaAnswers.await;

import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.config.TopicSettings;
import dev.segue.streams.config.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Looks at what this client may do, by calls that change nothing but one: the id of a transaction
 * that writes nothing, which the broker forgets after a week.
 */
final class PermissionCheck {

  private final SegueConfig config;
  private final Admin admin;

  PermissionCheck(SegueConfig config, Admin admin) {
    this.config = config;
    this.admin = admin;
  }

  /** Something to try, what to grant when it is denied, and what to do when it fails otherwise. */
  private record Trial(String check, String what, Runnable call, String grant, String remedy) {}

  /** What the application does with a topic. */
  record Right(String topic, AclOperation operation) {}

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    String id = config.runtime().applicationId();
    String prefixed = " on the prefix " + id + "-";
    findings.add(
        tried(
            new Trial(
                "create topics",
                "internal topics can be created",
                this::createNothing,
                "grant Create" + prefixed + " of topics",
                "set topics.replication.factor to what the brokers can hold, and let their"
                    + " create.topic.policy take topics that begin with "
                    + id
                    + "-")));
    findings.add(
        tried(
            new Trial(
                "transactions",
                "transactions can begin",
                this::beginNothing,
                "grant Write and Describe" + prefixed + " of transactional ids",
                "see that __transaction_state has a leader for every partition, and as many"
                    + " replicas in sync as transaction.state.log.min.isr")));
    findings.add(new GroupCheck(config, admin).finding());
    findings.addAll(topics());
    return findings;
  }

  private static Finding tried(Trial trial) {
    try {
      trial.call().run();
      return Finding.ok(trial.check(), trial.what());
    } catch (AuthorizationException denied) {
      return Finding.fail(trial.check(), "denied: " + denied.getMessage(), trial.grant());
    } catch (KafkaException e) {
      return Finding.fail(
          trial.check(),
          "refused: " + e.getClass().getSimpleName() + ": " + e.getMessage(),
          trial.remedy());
    }
  }

  private void createNothing() {
    String name = config.runtime().applicationId() + "-segue-doctor-changelog";
    int replicas = config.topics().replicationFactor();
    Optional<Short> factor = replicas > 0 ? Optional.of((short) replicas) : Optional.empty();
    NewTopic topic = new NewTopic(name, Optional.of(1), factor);
    await(admin.createTopics(List.of(topic), new CreateTopicsOptions().validateOnly(true)).all());
  }

  private void beginNothing() {
    Map<String, Object> settings =
        new HashMap<>(config.cluster().clientConfigs(StreamsConfig.PRODUCER_PREFIX));
    String id = config.runtime().applicationId() + "-segue-doctor";
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.cluster().startTimeout().toMillis());
    ByteArraySerializer bytes = new ByteArraySerializer();
    KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings, bytes, bytes);
    try {
      producer.initTransactions();
    } finally {
      producer.close(Duration.ZERO);
    }
  }

  private List<Finding> topics() {
    List<Finding> denied =
        needed(config).stream()
            .flatMap(right -> lacking(right.topic(), right.operation()).stream())
            .toList();
    return denied.isEmpty()
        ? List.of(Finding.ok("topic rights", "inputs can be read and outputs written"))
        : denied;
  }

  /** The profiles are read back by every instance, two of the outputs by the live page. */
  static List<Right> needed(SegueConfig config) {
    Topics names = config.topics().names();
    List<Right> needed = new ArrayList<>();
    names.inputs().forEach(topic -> needed.add(new Right(topic, AclOperation.READ)));
    TopicSettings.outputs(names, 1)
        .forEach(topic -> needed.add(new Right(topic.name(), AclOperation.WRITE)));
    needed.add(new Right(names.trackProfiles(), AclOperation.READ));
    if (config.ui()) {
      needed.add(new Right(names.genrePredictions(), AclOperation.READ));
      needed.add(new Right(names.predictionOutcomes(), AclOperation.READ));
    }
    return needed;
  }

  /** A topic that does not exist is found elsewhere; a broker without ACLs may grant no list. */
  private List<Finding> lacking(String topic, AclOperation operation) {
    DescribeTopicsOptions withRights =
        new DescribeTopicsOptions().includeAuthorizedOperations(true);
    KafkaFuture<TopicDescription> answer =
        admin.describeTopics(List.of(topic), withRights).topicNameValues().get(topic);
    try {
      Set<AclOperation> granted = await(answer).authorizedOperations();
      return granted == null || granted.contains(operation)
          ? List.of()
          : List.of(denied(topic, operation));
    } catch (AuthorizationException e) {
      return List.of(denied(topic, operation));
    } catch (UnknownTopicOrPartitionException missing) {
      return List.of();
    }
  }

  private static Finding denied(String topic, AclOperation operation) {
    return Finding.fail(
        "topic rights",
        operation + " on " + topic + " is denied",
        "grant " + operation + ", DESCRIBE and DESCRIBE_CONFIGS on topic " + topic);
  }
}
