package dev.segue.training.cli;

import dev.segue.training.bundle.DataDigest;
import dev.segue.training.nexttrack.NextTrackData;
import dev.segue.training.nexttrack.Session;
import dev.segue.training.nexttrack.SessionSplit;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say which sessions train and which are tested. */
final class SessionSplitOptions {

  private static final double TRAINING_SHARE = 0.7;
  private static final double HELD_OUT = 0.1;

  @Mixin private SessionOptions input;

  @Option(
      names = "--split",
      paramLabel = "RULE",
      description =
          "What is tested: held-out (10 %% of the sessions, drawn by the seed; default of"
              + " --sessions), per-user (the last 30 %% of every user's sessions; default of"
              + " --listens) or global-time (the last 30 %% of all).")
  private String rule;

  /** Reads the sessions and cuts them. */
  NextTrackData read(long seed, PrintWriter err) throws IOException {
    String chosen = rule == null ? (input.hasUsers() ? "per-user" : "held-out") : rule;
    check(chosen);
    NextTrackData data = NextTrackData.of(split(chosen, input.read(err), seed));
    SessionSplit split = data.split();
    err.printf(
        "  %s: %,d training, %,d validation, %,d test sessions; %,d tracks%n",
        split.rule(),
        split.training().size(),
        split.validation().size(),
        split.test().size(),
        data.vocabulary().ids().size());
    err.flush();
    return data;
  }

  private void check(String chosen) {
    if (!List.of("held-out", "per-user", "global-time").contains(chosen)) {
      throw new IllegalArgumentException(
          "--split: expected held-out, per-user or global-time, found " + chosen);
    }
    if (!chosen.equals("held-out") && !input.hasUsers()) {
      throw new IllegalArgumentException(
          "--split "
              + chosen
              + ": expected --listens, whose sessions have users and times, found --sessions; use"
              + " held-out");
    }
  }

  private static SessionSplit split(String chosen, List<Session> sessions, long seed) {
    return switch (chosen) {
      case "per-user" -> SessionSplit.perUser(sessions, TRAINING_SHARE, seed);
      case "global-time" -> SessionSplit.globalTime(sessions, TRAINING_SHARE, seed);
      default -> SessionSplit.heldOut(sessions, HELD_OUT, seed);
    };
  }

  /** Digest of all sessions and of what part they are in. */
  static String digest(NextTrackData data) {
    SessionSplit split = data.split();
    List<String> lines = new ArrayList<>();
    for (List<Session> part : List.of(split.training(), split.validation(), split.test())) {
      lines.add("");
      part.forEach(session -> lines.add(String.join(" ", session.tracks())));
    }
    return DataDigest.of(lines);
  }
}
