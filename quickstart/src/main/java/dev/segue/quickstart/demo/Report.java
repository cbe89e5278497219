package dev.segue.quickstart.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.features.scoring.ScoreCard;
import dev.segue.quickstart.world.Ledger.Fate;
import dev.segue.schemas.ModelVersion;
import dev.segue.schemas.PredictionTrigger;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The report of a headless run, as JSON. */
final class Report {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Differences listed in full; the rest is only counted. */
  private static final int LISTED = 50;

  private final DemoConfig config;
  private final Tally tally;
  private final Measured measured;
  private final Fates fates;
  private final ObjectNode json = JSON.createObjectNode();

  private Report(DemoConfig config, Tally tally, Measured measured) {
    this.config = config;
    this.tally = tally;
    this.measured = measured;
    this.fates = tally.fates();
  }

  /**
   * Writes a report.
   *
   * @param feed what was fed, in words
   */
  static String of(String feed, DemoConfig config, Tally tally, Measured measured)
      throws IOException {
    synchronized (tally) {
      Report report = new Report(config, tally, measured);
      report.json.put("feed", feed);
      report.counts();
      report.identities();
      report.scores();
      report.speed();
      report.differences();
      return JSON.writeValueAsString(report.json);
    }
  }

  private void counts() {
    json.put("read", tally.inputs().records());
    json.put("listens", sessions());
    json.put("tweets", tally.inputs().read(false).total());
    ObjectNode predictions = json.putObject("predictions");
    for (PredictionTrigger trigger : PredictionTrigger.values()) {
      predictions.put(trigger.name().toLowerCase(Locale.ROOT), tally.predictions(trigger).total());
    }
    json.put("stress_windows", tally.windowIds().total());
    json.put("outcomes", tally.outcomes().total());
    json.put("training_steps", tally.trainingSteps().total());
    json.put("late", fates.total(Fate.LATE));
    json.put("duplicates", fates.total(Fate.DUPLICATE));
    json.put("dead_letters", tally.deadLetters().total());
    ObjectNode reasons = json.putObject("dead_letter_reasons");
    tally.deadLetters().reasons().forEach(reasons::put);
    json.put("degraded", tally.degraded());
  }

  /** Listens, and links to tracks: what the first identity is about. */
  private long sessions() {
    return tally.inputs().read(true).total();
  }

  private void identities() {
    ObjectNode identities = json.putObject("accounting");
    identity(identities.putObject("sessions"), true, Fate.PREDICTED);
    identity(identities.putObject("tweets"), false, Fate.SCORED);
  }

  private void identity(ObjectNode identity, boolean session, Fate used) {
    Ids read = tally.inputs().read(session);
    identity.put("read", read.total());
    identity.put(Accounting.label(used), fates.of(session, used).total());
    identity.put("late", fates.of(session, Fate.LATE).total());
    identity.put("duplicates", fates.of(session, Fate.DUPLICATE).total());
    identity.put("dead_letters", fates.of(session, Fate.DEAD_LETTER).total());
    identity.put("violations", Accounting.violations(session, read, fates).size());
  }

  private void scores() {
    Scoreboard board = tally.scoreboard();
    scores("accuracy", board::score, ScoreCard::accuracy);
    scores("log_loss", board::score, ScoreCard::logLoss);
    scores("accuracy_genre_changed", board::scoreWhenChanged, ScoreCard::accuracy);
    scores("log_loss_genre_changed", board::scoreWhenChanged, ScoreCard::logLoss);
    json.put("outcomes_genre_changed", board.scoreWhenChanged("model").count());
    json.put("calibration_error", rounded(board.score("model").calibrationError()));
  }

  private void scores(
      String name, Function<String, ScoreCard> board, ToDoubleFunction<ScoreCard> figure) {
    ObjectNode scores = json.putObject(name);
    for (String forecaster : Scoreboard.FORECASTERS) {
      scores.put(forecaster, rounded(figure.applyAsDouble(board.apply(forecaster))));
    }
  }

  private void speed() {
    json.put("recovered_slots", measured.recoveredSlots());
    ObjectNode latency = json.putObject("latency_ms");
    latency.put("p50", rounded(measured.latency().p50()));
    latency.put("p99", rounded(measured.latency().p99()));
    latency.put("longest", rounded(measured.latency().longest()));
    latency.put("rate_per_second", config.ratePerSecond());
    latency.put("achieved_per_second", rounded(measured.pacedPerSecond()));
    latency.put("samples", measured.latency().samples());
    json.put("events_per_second", rounded(measured.unpaced() / measured.unpacedSeconds()));
    long bytes = measured.changelogBytes().values().stream().mapToLong(Long::longValue).sum();
    json.put("changelog_bytes_per_listen", rounded((double) bytes / Math.max(1, sessions())));
    ObjectNode changelogs = json.putObject("changelog_bytes");
    measured.changelogBytes().forEach(changelogs::put);
    json.put("provider", tally.provider());
    ModelVersion model = tally.latest().map(p -> p.getModel()).orElse(null);
    json.put("model", model == null ? "none" : model.getName() + " " + model.getVersion());
    json.put("wall_seconds", rounded(measured.wallSeconds()));
  }

  private void differences() {
    List<String> differences = measured.differences();
    json.put("differences", differences.size());
    differences.stream().limit(LISTED).forEach(json.withArray("difference_list")::add);
  }

  /** Six digits; JSON has no NaN, so that what was not measured is null. */
  private static Double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 1e6) / 1e6 : null;
  }
}
