package dev.segue.features.encoding;

import static dev.segue.features.timeline.Tastes.GENRES;
import static dev.segue.features.timeline.Tastes.HALF_LIVES;

import dev.segue.features.timeline.Cohort;
import dev.segue.features.timeline.Horizon;
import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.StressSum;
import dev.segue.features.timeline.Tastes;
import dev.segue.schemas.Genre;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.stream.IntStream;

/**
 * A named group of features, float32. A block's name stands for its formula: a changed formula
 * takes a new name, because layout digests are made from names and widths.
 */
enum FeatureBlock {
  /** One-hot of the genre, UNKNOWN included. */
  GENRE("genre", GENRES + 1, 1) {
    @Override
    void write(Step step, TrackVectors vectors, float[] out, int at) {
      out[at + step.track().genre().ordinal()] = 1;
    }
  },
  /** One-hot of the genre, all zero when unknown: the six columns of S0. */
  GENRE_6("genre-6", GENRES, 1) {
    @Override
    void write(Step step, TrackVectors vectors, float[] out, int at) {
      if (step.track().genre() != Genre.UNKNOWN) {
        out[at + step.track().genre().ordinal()] = 1;
      }
    }
  },
  /** One-hot of morning (6-12), afternoon (12-18), evening (18-24), night (0-6), local time. */
  TIME_OF_DAY("time-of-day", 4) {
    @Override
    void write(Step step, TrackVectors vectors, float[] out, int at) {
      out[at + (localTime(step).getHour() / 6 + 3) % 4] = 1;
    }
  },
  /** Sine and cosine of the local time of day, first and second harmonic. */
  HOUR("hour", 4) {
    @Override
    void write(Step step, TrackVectors vectors, float[] out, int at) {
      double turn = localTime(step).toLocalTime().toSecondOfDay() / 86_400.0 * 2 * StrictMath.PI;
      out[at] = (float) StrictMath.sin(turn);
      out[at + 1] = (float) StrictMath.cos(turn);
      out[at + 2] = (float) StrictMath.sin(2 * turn);
      out[at + 3] = (float) StrictMath.cos(2 * turn);
    }
  },
  /** One-hot of the local day of the week, Monday first. */
  WEEKDAY("weekday", 7) {
    @Override
    void write(Step step, TrackVectors vectors, float[] out, int at) {
      out[at + localTime(step).getDayOfWeek().ordinal()] = 1;
    }
  },
  /** ln(1 + minutes since the previous session) / 10, and whether there is none. */
  LOG_GAP("log-gap", 2) {
    @Override
    void write(Step step, TrackVectors vectors, float[] out, int at) {
      if (step.gapMillis() < 0) {
        out[at + 1] = 1;
      } else {
        out[at] = log1p(step.gapMillis() / 60_000.0) / 10;
      }
    }
  },
  /**
   * Per half-life: ln of each genre's smoothed share of the decayed counts, then ln(1 + their sum).
   */
  DECAYED_GENRES("decayed-genres", HALF_LIVES * (GENRES + 1), HALF_LIVES) {
    @Override
    void write(Step step, TrackVectors vectors, float[] out, int at) {
      float[] decayed = step.tastes().decayed();
      for (int row = 0; row < HALF_LIVES; row++) {
        float sum = 0;
        for (int g = 0; g < GENRES; g++) {
          sum += decayed[row * GENRES + g];
        }
        int start = at + row * (GENRES + 1);
        for (int g = 0; g < GENRES; g++) {
          out[start + g] = logShare(decayed[row * GENRES + g], sum);
        }
        out[start + GENRES] = log1p(sum);
      }
    }
  },
  /** Ln of each genre's smoothed share of all the user's sessions, and ln(1 + sessions) / 5. */
  GENRE_SHARES("genre-shares", GENRES + 1, 1) {
    @Override
    void write(Step step, TrackVectors vectors, float[] out, int at) {
      out[at + GENRES] = writeShares(step.tastes().counts(), 0, out, at) / 5;
    }
  },
  /**
   * Ln of each genre's smoothed share of what followed the user's last genre, and ln(1 + cases) /
   * 5.
   */
  NEXT_SHARES("next-shares", GENRES + 1, 1) {
    @Override
    void write(Step step, TrackVectors vectors, float[] out, int at) {
      Tastes tastes = step.tastes();
      if (tastes.last() != Genre.UNKNOWN) {
        int row = tastes.last().ordinal() * GENRES;
        out[at + GENRES] = writeShares(tastes.transitions(), row, out, at) / 5;
      }
    }
  },
  /**
   * Per horizon: mean stress and mean relaxation (0 without a tweet), ln(1 + tweets), no tweet yet.
   */
  STRESS("stress", 12) {
    @Override
    void write(Step step, TrackVectors vectors, float[] out, int at) {
      for (Horizon horizon : Horizon.ALL) {
        StressSum sum = step.stress().get(horizon.ordinal());
        int start = at + horizon.ordinal() * 4;
        if (sum.isEmpty()) {
          out[start + 3] = 1;
        } else {
          out[start] = sum.meanStress();
          out[start + 1] = sum.meanRelaxation();
          out[start + 2] = log1p(sum.tweets());
        }
      }
    }
  },
  /** Mean stress of the 30-minute window, 0 without a tweet: the stress column of S0. */
  STRESS_30("stress-30", 1) {
    @Override
    void write(Step step, TrackVectors vectors, float[] out, int at) {
      StressSum sum = step.stress().get(Horizon.MINUTES_30.ordinal());
      out[at] = sum.isEmpty() ? 0 : sum.meanStress();
    }
  },
  /** ln of the streaks of track, artist, album and genre. */
  STREAKS("streaks", 4) {
    @Override
    void write(Step step, TrackVectors vectors, float[] out, int at) {
      out[at] = log1p(step.streaks().track() - 1);
      out[at + 1] = log1p(step.streaks().artist() - 1);
      out[at + 2] = log1p(step.streaks().album() - 1);
      out[at + 3] = log1p(step.streaks().genre() - 1);
    }
  },
  /** Popularity / 100, and whether it is not known. */
  POPULARITY("popularity", 2) {
    @Override
    void write(Step step, TrackVectors vectors, float[] out, int at) {
      float popularity = step.track().popularity();
      out[at] = Float.isNaN(popularity) ? 0 : popularity / 100;
      out[at + 1] = Float.isNaN(popularity) ? 1 : 0;
    }
  },
  /** One-hot of the cohort: unknown, control, diagnosed. */
  COHORT("cohort", 3) {
    @Override
    void write(Step step, TrackVectors vectors, float[] out, int at) {
      out[at + step.cohort().ordinal()] = 1;
    }
  },
  /** 1 for a diagnosed user who consents, else 0: the user label of S0. */
  USER_LABEL("user-label", 1) {
    @Override
    void write(Step step, TrackVectors vectors, float[] out, int at) {
      out[at] = step.cohort() == Cohort.DIAGNOSED ? 1 : 0;
    }
  },
  /** Text embedding of the track; zero when there is none. Its width belongs to the layout. */
  TEXT_EMBEDDING("text-embedding", 0) {
    @Override
    void write(Step step, TrackVectors vectors, float[] out, int at) {
      copy(vectors.textEmbedding(step.track().trackId(), step.track().profileDigest()), out, at);
    }
  },
  /** Class probabilities of the track by a fusion model; zero when there are none. */
  FUSION("fusion", 0) {
    @Override
    void write(Step step, TrackVectors vectors, float[] out, int at) {
      copy(vectors.fusion(step.track().trackId(), step.track().profileDigest()), out, at);
    }
  };

  private final String key;
  private final int width;
  private final int perGenre;

  FeatureBlock(String key, int width) {
    this(key, width, 0);
  }

  /**
   * @param perGenre how often the block says something of every genre: as many rows of equal width,
   *     each of which begins with one feature per genre
   */
  FeatureBlock(String key, int width, int perGenre) {
    this.key = key;
    this.width = width;
    this.perGenre = perGenre;
  }

  /** Writes the block from {@code at} on; the target is zero there. */
  abstract void write(Step step, TrackVectors vectors, float[] out, int at);

  String key() {
    return key;
  }

  /** Number of features; 0 when the layout decides. */
  int width() {
    return width;
  }

  /** Where the rows begin that say something of every genre, from the block's own place on. */
  IntStream genreRows() {
    return IntStream.range(0, perGenre).map(row -> row * (width / perGenre));
  }

  private static void copy(float[] vector, float[] out, int at) {
    if (vector != null) {
      System.arraycopy(vector, 0, out, at, vector.length);
    }
  }

  private static LocalDateTime localTime(Step step) {
    return LocalDateTime.ofInstant(
        Instant.ofEpochMilli(step.at()), ZoneOffset.ofTotalSeconds(step.utcOffsetMinutes() * 60));
  }

  private static float log1p(double value) {
    return (float) StrictMath.log1p(value);
  }

  /** Half a session of the uniform distribution keeps the logarithm finite. */
  private static float logShare(float count, float sum) {
    return (float) StrictMath.log((count + 0.5f / GENRES) / (sum + 0.5f));
  }

  private static float writeShares(int[] counts, int from, float[] out, int at) {
    int sum = 0;
    for (int g = 0; g < GENRES; g++) {
      sum += counts[from + g];
    }
    for (int g = 0; g < GENRES; g++) {
      out[at + g] = logShare(counts[from + g], sum);
    }
    return log1p(sum);
  }
}
