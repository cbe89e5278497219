package dev.segue.quickstart.world;

import dev.segue.features.baseline.BaselineFit.Example;
import dev.segue.features.timeline.Effect;
import dev.segue.features.timeline.Timeline;
import dev.segue.features.timeline.TrackFacts;
import dev.segue.features.timeline.UserEvent;
import dev.segue.features.timeline.UserTimeline;
import dev.segue.schemas.Genre;
import java.util.ArrayList;
import java.util.List;

/** Folds what arrives of one user as the stream does, for the baselines. Not thread-safe. */
final class UserSteps {

  private final WorldSetting setting;
  private final UserTimeline fold;

  UserSteps(WorldSetting setting, WorldConfig config) {
    this.setting = setting;
    this.fold = new UserTimeline(config.disturbances().grace());
  }

  /**
   * The frozen steps of a user that a session of a known genre followed.
   *
   * @param arrivals all of one user, in the order of arrival
   */
  List<Example> examples(List<Arrival> arrivals) {
    List<Example> examples = new ArrayList<>();
    for (Effect effect : effects(arrivals)) {
      if (effect instanceof Effect.StepOpened opened
          && opened.frozen().isPresent()
          && opened.step().track().genre() != Genre.UNKNOWN) {
        examples.add(new Example(opened.frozen().get(), opened.step().track().genre()));
      }
    }
    return examples;
  }

  /** Everything that the records of a user make happen, in order. */
  List<Effect> effects(List<Arrival> arrivals) {
    List<Effect> effects = new ArrayList<>();
    Resident who = arrivals.get(0).what().who();
    Timeline timeline = Timeline.EMPTY;
    timeline =
        fold.fold(timeline, new UserEvent.ProfileChanged(who.cohort(), who.profile().getTimeZone()))
            .timeline();
    for (Arrival arrival : arrivals) {
      if (!arrival.role().isMalformed()) {
        UserTimeline.Folded folded = fold.fold(timeline, event(arrival));
        timeline = folded.timeline();
        effects.addAll(folded.effects());
      }
    }
    return effects;
  }

  private UserEvent event(Arrival arrival) {
    Happening what = arrival.what();
    if (!what.isSession()) {
      return new UserEvent.ScoredTweet(
          what.id(), what.at(), ScoreCell.score(setting.grammar().cell(what.thing())));
    }
    CatalogueTrack track = setting.catalogue().track(what.thing());
    Integer offset = what.tellsOffset() ? what.who().utcOffsetMinutes() : null;
    return new UserEvent.Session(what.id(), what.at(), facts(track), offset);
  }

  private static TrackFacts facts(CatalogueTrack track) {
    if (!track.isKnown()) {
      return TrackFacts.unknown(track.track().getId());
    }
    return new TrackFacts(
        track.track().getId(),
        track.genre(),
        track.track().getArtist(),
        track.track().getAlbum(),
        track.track().getPopularity(),
        0);
  }
}
