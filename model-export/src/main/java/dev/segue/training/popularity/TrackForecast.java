package dev.segue.training.popularity;

import java.util.List;

/** Forecasts the popularity of tracks: a network, or whatever else is to be explained. */
@FunctionalInterface
public interface TrackForecast {

  /** Popularity [N], 0 to 100. */
  double[] of(List<DescribedTrack> tracks);
}
