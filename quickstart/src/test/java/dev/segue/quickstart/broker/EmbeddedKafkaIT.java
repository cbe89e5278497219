package dev.segue.quickstart.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedKafkaIT {
  private static final String TOPIC = "words";

  @TempDir Path directory;

  @Test
  void shouldServeCommittedTransactionsOnly() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      createTopic(kafka.bootstrapServers());

      try (Producer<String, String> producer = producer(kafka.bootstrapServers())) {
        producer.initTransactions();
        producer.beginTransaction();
        send(producer, "aborted");
        producer.abortTransaction();
        producer.beginTransaction();
        send(producer, "committed");
        producer.commitTransaction();
      }

      assertThat(readCommitted(kafka.bootstrapServers(), 1)).containsExactly("committed");
    }
  }

  @Test
  void shouldDeleteATemporaryDirectory() {
    EmbeddedKafka kafka = EmbeddedKafka.start();

    kafka.close();
    kafka.close();

    assertThat(kafka.dataDirectory()).doesNotExist();
  }

  @Test
  void shouldKeepItsDataInADirectoryThatWasGiven() throws Exception {
    BrokerConfig config = BrokerConfig.temporary().withDataDirectory(directory.resolve("new"));
    try (EmbeddedKafka kafka = EmbeddedKafka.start(config)) {
      createTopic(kafka.bootstrapServers());
      produce(kafka.bootstrapServers(), "kept");
    }

    try (EmbeddedKafka kafka = EmbeddedKafka.start(config)) {
      assertThat(readCommitted(kafka.bootstrapServers(), 1)).containsExactly("kept");
    }
  }

  @Test
  void shouldSayThatThePortIsTaken() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      int taken = kafka.port();

      assertThatThrownBy(() -> EmbeddedKafka.start(BrokerConfig.temporary().withPort(taken)))
          .isInstanceOf(BrokerStartException.class)
          .hasMessageContaining("no broker on port " + taken);
    }
  }

  @Test
  void shouldSayThatTheDirectoryIsNone() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    BrokerConfig config = new BrokerConfig(0, Optional.of(file), Map.of());

    assertThatThrownBy(() -> EmbeddedKafka.start(config))
        .isInstanceOf(BrokerStartException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void shouldRunInAProcessOfItsOwnUntilItsInputEnds() throws Exception {
    Process process = brokerProcess("--data", directory.toString());
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String bootstrapServers = out.readLine().replace("bootstrap=", "");
      createTopic(bootstrapServers);
      produce(bootstrapServers, "elsewhere");
      assertThat(readCommitted(bootstrapServers, 1)).containsExactly("elsewhere");

      process.getOutputStream().close();

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void shouldExitWithUsageErrorOnAnUnknownOption() throws Exception {
    Process process = brokerProcess("--prot", "9092");

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
  }

  private static Process brokerProcess(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static void createTopic(String bootstrapServers)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  private static void send(Producer<String, String> producer, String word)
      throws ExecutionException, InterruptedException {
    producer.send(new ProducerRecord<>(TOPIC, word)).get();
  }

  private static void produce(String bootstrapServers, String word)
      throws ExecutionException, InterruptedException {
    try (Producer<String, String> producer = producer(bootstrapServers)) {
      producer.initTransactions();
      producer.beginTransaction();
      send(producer, word);
      producer.commitTransaction();
    }
  }

  private static Producer<String, String> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "words"),
        new StringSerializer(),
        new StringSerializer());
  }

  private static List<String> readCommitted(String bootstrapServers, int atLeast) {
    List<String> read = new ArrayList<>();
    TopicPartition partition = new TopicPartition(TOPIC, 0);
    try (Consumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      while (read.size() < atLeast) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> read.add(record.value()));
      }
    }
    return read;
  }
}
