package dev.segue.quickstart.world;

import dev.segue.features.timeline.Cohort;
import dev.segue.schemas.UserProfile;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A user of the world.
 *
 * @param index number of the user, from 0
 * @param id the key of the user's events
 * @param type index of the user's hidden type
 * @param profile what the topic {@code users} says
 * @param utcOffsetMinutes local time minus UTC, all year round
 */
record Resident(int index, String id, int type, UserProfile profile, int utcOffsetMinutes) {

  /** Zones without daylight saving, so that a slot of the local week is a fixed time in UTC. */
  private enum Zone {
    BOGOTA("America/Bogota", -300),
    SAO_PAULO("America/Sao_Paulo", -180),
    PHOENIX("America/Phoenix", -420),
    ABIDJAN("Africa/Abidjan", 0),
    LAGOS("Africa/Lagos", 60),
    JOHANNESBURG("Africa/Johannesburg", 120),
    ISTANBUL("Europe/Istanbul", 180),
    KOLKATA("Asia/Kolkata", 330),
    SINGAPORE("Asia/Singapore", 480),
    TOKYO("Asia/Tokyo", 540);

    private final String id;
    private final int offsetMinutes;

    Zone(String id, int offsetMinutes) {
      this.id = id;
      this.offsetMinutes = offsetMinutes;
    }
  }

  private static final double CONSENT = 0.6;
  private static final double LABEL_WITHOUT_CONSENT = 0.15;
  private static final List<Zone> ZONES = List.of(Zone.values());

  static Resident draw(WorldConfig config, WorldModel model, int index) {
    SplittableRandom random = Seeds.of(config.seed(), index, Seeds.RESIDENT);
    int type = type(model, random.nextDouble());
    Zone zone = ZONES.get(random.nextInt(ZONES.size()));
    boolean diagnosed = random.nextDouble() < model.types().get(type).persona().diagnosed();
    double consent = random.nextDouble();
    boolean labelled = consent < CONSENT + LABEL_WITHOUT_CONSENT;
    UserProfile profile =
        UserProfile.newBuilder()
            .setCohort(labelled ? (diagnosed ? "depression" : "control") : null)
            .setCohortConsent(consent < CONSENT)
            .setTimeZone(zone.id)
            .build();
    String id = String.format("w%d-%05d", config.seed(), index);
    return new Resident(index, id, type, profile, zone.offsetMinutes);
  }

  /** What the stream may know of the user's cohort. */
  Cohort cohort() {
    return Cohort.of(profile.getCohort(), profile.getCohortConsent()).orElseThrow();
  }

  private static int type(WorldModel model, double u) {
    double rest = u;
    for (int k = 0; k < model.types().size() - 1; k++) {
      rest -= model.types().get(k).persona().share();
      if (rest < 0) {
        return k;
      }
    }
    return model.types().size() - 1;
  }
}
