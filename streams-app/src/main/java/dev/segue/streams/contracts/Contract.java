package dev.segue.streams.contracts;

import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.Listen;
import dev.segue.schemas.PredictionOutcome;
import dev.segue.schemas.SkippedEvent;
import dev.segue.schemas.StressWindow;
import dev.segue.schemas.Track;
import dev.segue.schemas.TrackProfile;
import dev.segue.schemas.TrainingStep;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.TweetStress;
import dev.segue.schemas.UserProfile;
import dev.segue.streams.config.TopicSettings;
import dev.segue.streams.config.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * What a topic holds.
 *
 * @param settings name, clean-up and retention
 * @param value schema of the values; empty where they are anybody's bytes
 * @param read whether Segue reads the topic; else it writes it
 */
public record Contract(TopicSettings settings, Optional<Schema> value, boolean read) {

  /** All topics, those that Segue reads first. */
  public static List<Contract> all(Topics topics) {
    Map<String, Schema> written =
        Map.of(
            topics.trackProfiles(), TrackProfile.getClassSchema(),
            topics.tweetStress(), TweetStress.getClassSchema(),
            topics.stressWindows(), StressWindow.getClassSchema(),
            topics.genrePredictions(), GenrePrediction.getClassSchema(),
            topics.predictionOutcomes(), PredictionOutcome.getClassSchema(),
            topics.trainingSteps(), TrainingStep.getClassSchema(),
            topics.skippedEvents(), SkippedEvent.getClassSchema());
    Map<String, Schema> inputs =
        Map.of(
            topics.tweets(), Tweet.getClassSchema(),
            topics.listens(), Listen.getClassSchema(),
            topics.users(), UserProfile.getClassSchema(),
            topics.tracks(), Track.getClassSchema());
    return Stream.concat(
            TopicSettings.inputs(topics, 1).stream()
                .map(t -> new Contract(t, Optional.of(inputs.get(t.name())), true)),
            TopicSettings.outputs(topics, 1).stream()
                .map(t -> new Contract(t, Optional.ofNullable(written.get(t.name())), false)))
        .toList();
  }

  /** Name of the message. */
  String message() {
    return value.map(Schema::getName).orElse("DeadLetter");
  }

  /** What the message is, in a sentence or two. */
  String description() {
    return value
        .map(Schema::getDoc)
        .orElse("A record that was set aside: its original bytes, with headers that say why.");
  }

  /** What the key is. */
  String key() {
    boolean ofTracks = settings.compact() && !message().equals("UserProfile");
    String whose = ofTracks ? "Track id with its namespace" : "User id";
    return value.isPresent() ? whose + ", UTF-8." : "The original key.";
  }
}
