package dev.segue.streams.config;

/**
 * Names and creation of topics.
 *
 * @param names their names
 * @param create whether missing output topics are created
 * @param replicationFactor replicas of created topics; -1 is the broker's default
 * @param repartitionInputs whether the user topics are repartitioned by key on entry
 */
public record TopicsConfig(
    Topics names, boolean create, int replicationFactor, boolean repartitionInputs) {

  public TopicsConfig {
    if (replicationFactor != -1) {
      Checks.between("topics.replication.factor", replicationFactor, 1, Short.MAX_VALUE);
    }
  }
}
