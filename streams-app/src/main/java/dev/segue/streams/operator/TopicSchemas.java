package dev.segue.streams.operator;

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
import dev.segue.streams.config.Topics;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/** The schema of the values of each topic; dead letters have none. */
final class TopicSchemas {

  private TopicSchemas() {}

  /** Schemas by the name of their topic. */
  static Map<String, Schema> of(Topics topics) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    schemas.put(topics.tweets(), Tweet.getClassSchema());
    schemas.put(topics.listens(), Listen.getClassSchema());
    schemas.put(topics.users(), UserProfile.getClassSchema());
    schemas.put(topics.tracks(), Track.getClassSchema());
    schemas.put(topics.trackProfiles(), TrackProfile.getClassSchema());
    schemas.put(topics.tweetStress(), TweetStress.getClassSchema());
    schemas.put(topics.stressWindows(), StressWindow.getClassSchema());
    schemas.put(topics.genrePredictions(), GenrePrediction.getClassSchema());
    schemas.put(topics.predictionOutcomes(), PredictionOutcome.getClassSchema());
    schemas.put(topics.trainingSteps(), TrainingStep.getClassSchema());
    schemas.put(topics.skippedEvents(), SkippedEvent.getClassSchema());
    return schemas;
  }
}
