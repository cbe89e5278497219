package dev.segue.training.lyricsgenre;

import dev.segue.training.bundle.SeenExamples;
import java.util.List;

/**
 * A trained network, what it was trained and tested on, and how it did.
 *
 * @param rows the network and the baselines on the test songs, a fold each
 * @param seen the cleaned texts that it was trained on or stopped by
 */
record LyricsOutcome(
    LyricsModel model, LyricsCase data, List<LyricsComparison.Row> rows, SeenExamples seen) {}
