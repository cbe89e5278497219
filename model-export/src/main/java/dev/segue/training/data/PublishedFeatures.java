package dev.segue.training.data;

import java.util.Arrays;

/**
 * The features of a step as a stream published them: what its network saw.
 *
 * @param layoutDigest of the layout that they were made for
 * @param frozen [F] when the next session arrived
 * @param atListen [F] when the session began; the same object when nothing had changed
 */
public record PublishedFeatures(String layoutDigest, float[] frozen, float[] atListen) {

  public PublishedFeatures {
    atListen = Arrays.equals(frozen, atListen) ? frozen : atListen;
  }
}
