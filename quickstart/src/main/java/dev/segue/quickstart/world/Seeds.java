package dev.segue.quickstart.world;

import java.util.SplittableRandom;

/** Independent random numbers for each user and purpose, from one seed. Stateless. */
final class Seeds {

  static final int RESIDENT = 1;
  static final int LIFE = 2;
  static final int TRACKS = 3;
  static final int ARRIVALS = 4;

  private Seeds() {}

  static SplittableRandom of(long seed, int user, int purpose) {
    return new SplittableRandom(mix(mix(mix(seed) + user) + purpose));
  }

  /** The finaliser of MurmurHash3: close seeds give unrelated streams. */
  private static long mix(long value) {
    long z = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
    z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return z ^ (z >>> 33);
  }
}
