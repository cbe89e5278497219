package dev.segue.training.nexttrack;

import java.util.List;

/**
 * The numbers in the program that decide what comes out. They are part of the names of kept cells:
 * after a change of one, what an older program left behind is not mixed with what is made anew.
 */
final class NextTrackConstants {

  /** To be raised when something else comes to give other results for the same numbers. */
  private static final int EDITION = 1;

  private NextTrackConstants() {}

  /** Those of a network with its memory. */
  static String ofNetworks() {
    List<Object> training =
        List.of(
            NextTrackTraining.BATCH,
            NextTrackTraining.OPTIMISER,
            NextTrackTraining.DROPOUT,
            NextTrackTraining.VALIDATION_CASES,
            TrackVectors.WORD2VEC_EPOCHS,
            NextTrackNetwork.SCALE,
            NextTrackNetwork.LEAK);
    List<Object> mixing =
        List.of(NextTrackModel.SHARES, NextTrackModel.JUDGED, NextTrackModel.VALIDATION_CASES);
    return "edition %d, training %s, memory %s, share %s, shuffled by %d"
        .formatted(EDITION, training, memory(), mixing, NextTrackCase.SHUFFLE_SEED);
  }

  /** Those of the forecasters that count. */
  static String ofBaselines() {
    List<Object> neighbours =
        List.of(ItemNeighbours.DAMPING, SessionNeighbours.CANDIDATES, SessionNeighbours.NEIGHBOURS);
    return "edition %d, neighbours %s, memory %s, shuffled by %d"
        .formatted(EDITION, neighbours, memory(), NextTrackCase.SHUFFLE_SEED);
  }

  private static List<Object> memory() {
    return List.of(
        SessionMemory.PLACES, SessionMemory.LAGS, SessionMemory.REACH, SessionMemory.DECAY);
  }
}
