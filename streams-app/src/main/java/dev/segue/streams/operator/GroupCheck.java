package dev.segue.streams.operator;

import static dev.segue.streams.config.KafkaAnswers.await;

import dev.segue.streams.config.SegueConfig;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClassicGroupsOptions;
import org.apache.kafka.clients.admin.DescribeStreamsGroupsOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * Looks at what this client may do with the application's group. A broker tells its rights once it
 * exists; before that nothing that changes nothing needs Read.
 */
final class GroupCheck {

  private static final String CHECK = "group";

  private final Admin admin;
  private final String group;
  private final boolean streams;

  GroupCheck(SegueConfig config, Admin admin) {
    this.admin = admin;
    this.group = config.runtime().applicationId();
    this.streams = "streams".equals(config.cluster().kafka().get("group.protocol"));
  }

  Finding finding() {
    try {
      Set<AclOperation> granted = streams ? ofStreamsGroup() : ofClassicGroup();
      return granted == null ? untold() : judged(group, granted);
    } catch (AuthorizationException denied) {
      return denied(group, denied.getMessage());
    } catch (KafkaException notThereOrOfAnotherProtocol) {
      return untold();
    }
  }

  static Finding judged(String group, Set<AclOperation> granted) {
    return granted.contains(AclOperation.READ)
        ? Finding.ok(CHECK, group + " can be joined")
        : denied(group, "READ on group " + group);
  }

  private Set<AclOperation> ofStreamsGroup() {
    DescribeStreamsGroupsOptions withRights =
        new DescribeStreamsGroupsOptions().includeAuthorizedOperations(true);
    return await(
            admin.describeStreamsGroups(List.of(group), withRights).describedGroups().get(group))
        .authorizedOperations();
  }

  private Set<AclOperation> ofClassicGroup() {
    DescribeClassicGroupsOptions withRights =
        new DescribeClassicGroupsOptions().includeAuthorizedOperations(true);
    return await(
            admin.describeClassicGroups(List.of(group), withRights).describedGroups().get(group))
        .authorizedOperations();
  }

  private Finding untold() {
    try {
      await(admin.listConsumerGroupOffsets(group).all());
      return Finding.info(
          CHECK,
          "the offsets of "
              + group
              + " can be read; whether it can be joined is told once it runs");
    } catch (AuthorizationException denied) {
      return denied(group, denied.getMessage());
    } catch (KafkaException e) {
      return Finding.fail(
          CHECK,
          "refused: " + e.getClass().getSimpleName() + ": " + e.getMessage(),
          "see that __consumer_offsets has a leader for every partition (kafka-topics.sh"
              + " --describe)");
    }
  }

  private static Finding denied(String group, String what) {
    return Finding.fail(CHECK, "denied: " + what, "grant Read and Describe on group " + group);
  }
}
