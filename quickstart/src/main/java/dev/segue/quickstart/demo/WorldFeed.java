package dev.segue.quickstart.demo;

import dev.segue.quickstart.world.World;
import dev.segue.quickstart.world.WorldConfig;
import dev.segue.quickstart.world.WorldEvent;
import dev.segue.schemas.Track;
import dev.segue.schemas.UserProfile;
import dev.segue.streams.config.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A generated world as a feed.
 *
 * @param world the world
 * @param topics the names of its topics
 */
public record WorldFeed(World world, Topics topics) implements Feed {

  @Override
  public String describe() {
    WorldConfig config = world.config();
    return String.format(
        "world of %d users, %d days, seed %d", config.users(), config.days(), config.seed());
  }

  @Override
  public List<Track> tracks() {
    return world.tracks();
  }

  @Override
  public Map<String, UserProfile> users() {
    return world.users();
  }

  @Override
  public int size() {
    return world.ledger().entries().size();
  }

  @Override
  public Stream<FeedEvent> events() {
    return world.events().map(this::event);
  }

  private FeedEvent event(WorldEvent event) {
    String topic = event.topic().equals(WorldEvent.LISTENS) ? topics.listens() : topics.tweets();
    String id = world.ledger().entries().get((int) event.sequence()).id();
    return new FeedEvent(topic, event.key(), id, event.value(), event.raw());
  }
}
