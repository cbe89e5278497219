package dev.segue.training.cli;

import dev.segue.features.history.Catalogue;
import dev.segue.features.history.HistoryFiles;
import dev.segue.features.history.HistoryFormat;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.nexttrack.KnownTracks;
import dev.segue.training.nexttrack.Modality;
import dev.segue.training.nexttrack.NextTrackData;
import dev.segue.training.nexttrack.Session;
import dev.segue.training.nexttrack.SessionSplit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options that say which sessions train and which are tested. */
final class SessionSplitOptions {

  private static final double TRAINING_SHARE = 0.7;
  private static final double HELD_OUT = 0.1;
  private static final String ACOUSTIC = "acoustic";
  private static final String LYRICS = "lyrics";
  private static final String TAGS = "tags";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private SessionOptions input;

  @Option(
      names = "--split",
      paramLabel = "RULE",
      description =
          "What is tested: held-out (10 %% of the sessions, drawn by the seed; default of"
              + " --sessions), per-user (the last 30 %% of every user's sessions; default of"
              + " --listens and --events) or global-time (the last 30 %% of all).")
  private String rule;

  @Option(
      names = "--tracks",
      paramLabel = "PATH",
      description = "File, folder or pattern of track tables (CSV), for --modalities.")
  private String tracks;

  @Option(
      names = "--modalities",
      paramLabel = "NAME",
      split = ",",
      description =
          "What networks know of tracks beside sessions, with --tracks or --events: some of acoustic"
              + " (numbers through a VAE), lyrics (or title and artist of tracks without; with"
              + " --encoder) and tags (words of genres) (default: none).")
  private List<String> modalities;

  @Mixin private EncoderOptions encoder;

  /** Refuses what could not be used later, before anything is read. */
  void check() {
    GivenOptions given = new GivenOptions(spec);
    if (chosen().isEmpty()) {
      given.refuse("without --modalities", "--tracks");
    } else if (tracks == null && !input.knowsTracks()) {
      throw new IllegalArgumentException(
          "--modalities: expected tracks that are known, by --tracks or --events, found neither; give"
              + " one of them");
    }
    for (String name : chosen()) {
      if (!List.of(ACOUSTIC, LYRICS, TAGS).contains(name)) {
        throw new IllegalArgumentException(
            "--modalities: expected some of acoustic, lyrics and tags, found " + name);
      }
    }
    if (!chosen().contains(LYRICS)) {
      given.refuse("without --modalities lyrics", "--encoder", "--encoder-cache");
    } else if (!encoder.given()) {
      throw new IllegalArgumentException(
          "--modalities lyrics: expected --encoder, which embeds them, found none; give --encoder"
              + " minilm, or leave lyrics out");
    }
  }

  /** What is known of the tracks that were read. */
  List<Modality> modalities(NextTrackData data, TrainingRun run) throws IOException {
    if (chosen().isEmpty()) {
      return List.of();
    }
    Catalogue catalogue = catalogue();
    KnownTracks known =
        new KnownTracks(data.vocabulary(), id -> catalogue.enrich(input.played(id)));
    return chosen().stream().map(name -> modality(name, known, run)).toList();
  }

  private Modality modality(String name, KnownTracks known, TrainingRun run) {
    return switch (name) {
      case ACOUSTIC -> known.acoustic(run);
      case LYRICS -> encoder.with(run.threads(), texts -> known.lyrics(texts, run.seed()));
      default -> known.tags();
    };
  }

  private Catalogue catalogue() throws IOException {
    if (tracks == null) {
      return Catalogue.of(List.of());
    }
    List<Path> tables = HistoryFiles.of(HistoryFormat.TRACKS_CSV, List.of(tracks));
    return Catalogue.read(tables, row -> {});
  }

  /** The names of the modalities. */
  List<String> chosen() {
    return modalities == null ? List.of() : modalities.stream().distinct().toList();
  }

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
              + ": expected --listens or --events, whose sessions have users and times, found"
              + " --sessions; use"
              + " held-out");
    }
  }

  private static SessionSplit split(String chosen, List<Session> sessions, long seed) {
    return switch (chosen) {
      case "per-user" -> SessionSplit.perUser(sessions, TRAINING_SHARE);
      case "global-time" -> SessionSplit.globalTime(sessions, TRAINING_SHARE);
      default -> SessionSplit.heldOut(sessions, HELD_OUT, seed);
    };
  }
}
