package dev.segue.training.popularity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What the parts of one track add to its forecast: Shapley values (Lundberg and Lee 2017), sampled
 * as Štrumbelj and Kononenko (2014) do. A track drawn from the background becomes the explained one
 * part by part, in a random order and then in the opposite one; the change that a part makes is its
 * share.
 *
 * @param forecast of the track
 * @param background mean forecast of the tracks that were drawn
 * @param shares [{@link TrackParts#NAMES}] points of popularity; their sum is the forecast less the
 *     background
 */
public record Attribution(double forecast, double background, double[] shares) {

  private static final int ORDERS = 200;

  /** The parts, in the order of the shares. */
  public static List<String> parts() {
    return TrackParts.NAMES;
  }

  /**
   * Explains a forecast.
   *
   * @param background tracks to compare with; at least one
   * @param seed of the draws
   */
  public static Attribution of(
      TrackForecast forecasts, DescribedTrack track, List<DescribedTrack> background, long seed) {
    Random random = new Random(seed);
    List<Integer> order =
        new ArrayList<>(IntStream.range(0, TrackParts.NAMES.size()).boxed().toList());
    double[] shares = new double[order.size()];
    double start = 0;
    double end = 0;
    for (int n = 0; n < ORDERS; n++) {
      DescribedTrack other = background.get(random.nextInt(background.size()));
      Collections.shuffle(order, random);
      for (int turn = 0; turn < 2; turn++) {
        double[] walk = forecasts.of(walk(other, track, order));
        for (int step = 0; step < order.size(); step++) {
          shares[order.get(step)] += (walk[step + 1] - walk[step]) / (2 * ORDERS);
        }
        start += walk[0] / (2 * ORDERS);
        end = walk[order.size()];
        Collections.reverse(order);
      }
    }
    return new Attribution(end, start, shares);
  }

  /** From one track to another, a part at a time. */
  private static List<DescribedTrack> walk(
      DescribedTrack from, DescribedTrack to, List<Integer> order) {
    List<DescribedTrack> walk = new ArrayList<>();
    walk.add(from);
    for (int part : order) {
      walk.add(TrackParts.with(walk.get(walk.size() - 1), part, to));
    }
    return walk;
  }
}
