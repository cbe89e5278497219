package dev.segue.quickstart.replay;

import dev.segue.cli.CommandFailure;
import dev.segue.streams.config.TopicCreation;
import dev.segue.streams.config.TopicSettings;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Sees to it that a broker answers and that the topics exist which events are written to. */
public final class InputTopics {

  private final KafkaTarget target;

  public InputTopics(KafkaTarget target) {
    this.target = target;
  }

  /**
   * Requires all input topics of Segue, or creates the missing ones.
   *
   * @param partitions number of partitions of topics that are created; empty to create none
   */
  public void require(OptionalInt partitions) {
    try (Admin admin = Admin.create(target.adminConfigs())) {
      Set<String> found = admin.listTopics().names().get();
      List<TopicSettings> missing =
          TopicSettings.inputs(target.topics(), partitions.orElse(1)).stream()
              .filter(topic -> !found.contains(topic.name()))
              .toList();
      if (!missing.isEmpty()) {
        create(admin, missing, partitions);
      }
    } catch (ExecutionException e) {
      throw unusable(e.getCause());
    } catch (KafkaException e) {
      throw unusable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.runtime("interrupted while asking " + target.bootstrap());
    }
  }

  private void create(Admin admin, List<TopicSettings> missing, OptionalInt partitions) {
    if (partitions.isEmpty()) {
      throw CommandFailure.badInput(
          "missing topics "
              + missing.stream().map(TopicSettings::name).collect(Collectors.joining(", "))
              + " on "
              + target.bootstrap()
              + "; create them with segue topics create, or segue replay --create-topics PARTITIONS");
    }
    TopicCreation.create(admin, missing, 0);
  }

  private CommandFailure unusable(Throwable cause) {
    return CommandFailure.runtime(
        "cannot use the broker "
            + target.bootstrap()
            + ": "
            + Causes.deepest(cause)
            + "; start it, or correct --bootstrap and --set kafka.*");
  }
}
