package dev.segue.training.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.schemas.Genre;
import dev.segue.training.learning.Fitted;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.metrics.Difference;
import dev.segue.training.metrics.Scores;
import dev.segue.training.metrics.Spread;
import dev.segue.training.nextgenre.Contest;
import dev.segue.training.nextgenre.TrainedNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Figures of trainings and contests as JSON. */
final class ContestJson {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ContestJson() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** Scores per set of classes, forecaster, view and kind of step. */
  static ObjectNode of(List<JudgedClasses> sets) {
    ObjectNode node = object();
    sets.forEach(set -> node.set(set.key(), of(set.entries(), set.labels())));
    return node;
  }

  /** Scores per forecaster, view and kind of step. */
  static ObjectNode of(List<Contest.Entry> entries, List<Genre> labels) {
    ObjectNode node = object();
    entries.forEach(entry -> node.set(entry.name(), views(entry, labels)));
    return node;
  }

  /** Scores per run of one forecaster, view and kind of step. */
  static ArrayNode runs(List<Contest.Entry> runs, List<Genre> labels) {
    ArrayNode nodes = JSON.createArrayNode();
    runs.forEach(run -> nodes.add(views(run, labels)));
    return nodes;
  }

  private static ObjectNode views(Contest.Entry entry, List<Genre> labels) {
    ObjectNode views = object();
    views.set("frozen", view(entry.frozen(), labels));
    views.set("at_listen", view(entry.atListen(), labels));
    return views;
  }

  /** Figures of a training. */
  static ObjectNode of(TrainedNetwork trained) {
    ObjectNode node = object();
    node.put("temperature", trained.temperature());
    node.put("validation_log_loss", trained.result().validationLoss());
    node.put("interrupted", trained.result().interrupted());
    put(node, trained.result().epochs());
    return node;
  }

  /** Figures of a training. */
  static ObjectNode of(Fitted fitted) {
    ObjectNode node = object();
    node.put("validation_loss", fitted.validationLoss());
    node.put("interrupted", fitted.interrupted());
    put(node, fitted.epochs());
    return node;
  }

  /** A figure over several runs. */
  static ObjectNode of(Spread spread) {
    return object().put("mean", spread.mean()).put("deviation", spread.deviation());
  }

  /** A difference with its 95 % interval and p. */
  static ObjectNode of(Difference difference) {
    return put(object(), difference);
  }

  /** The same, beside what a node says already. */
  static ObjectNode put(ObjectNode node, Difference difference) {
    return node.put("mean", difference.mean())
        .put("low", difference.low())
        .put("high", difference.high())
        .put("p", difference.p());
  }

  private static void put(ObjectNode node, List<TrainingProgress.Epoch> epochs) {
    ArrayNode figures = node.putArray("epochs");
    epochs.forEach(
        epoch ->
            figures
                .addObject()
                .put("epoch", epoch.number())
                .put("training_loss", epoch.trainingLoss())
                .put("validation_loss", epoch.validationLoss())
                .put("seconds", epoch.seconds()));
  }

  /** Refuses a file that could not be written later; null is fine. */
  static void requirePlace(Path file) {
    if (file != null) {
      requirePlace("--json", file);
    }
  }

  /** Refuses a file that could not be written later. */
  static void requirePlace(String option, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          option
              + " "
              + file
              + ": expected a folder "
              + folder
              + " to write it to, found none; make it first");
    }
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          option + " " + file + ": expected a file to write, found a folder; name a file in it");
    }
  }

  static void write(Path file, ObjectNode node) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(node) + System.lineSeparator());
  }

  private static ObjectNode view(Contest.ViewScores scores, List<Genre> labels) {
    ObjectNode node = object();
    node.set("all", scores(scores.all(), labels));
    node.set("genre_changed", scores(scores.changed(), labels));
    return node;
  }

  private static ObjectNode scores(Scores scores, List<Genre> labels) {
    ObjectNode node = object();
    node.put("steps", scores.count());
    put(node, scores, labels.stream().map(Genre::name).toList(), "steps");
    return node;
  }

  /** Figures of forecasts of songs. */
  static ObjectNode of(Scores scores, List<String> labels) {
    ObjectNode node = object();
    node.put("songs", scores.count());
    put(node, scores, labels, "songs");
    return node;
  }

  private static void put(ObjectNode node, Scores scores, List<String> labels, String cases) {
    node.put("accuracy", scores.accuracy());
    node.put("log_loss", scores.logLoss());
    node.put("calibration_error", scores.calibrationError());
    ObjectNode classes = node.putObject("classes");
    for (int c = 0; c < labels.size(); c++) {
      Scores.ClassScores own = scores.classes().get(c);
      classes
          .putObject(labels.get(c))
          .put(cases, own.count())
          .put("precision", own.precision())
          .put("recall", own.recall())
          .put("f1", own.f1());
    }
    node.set("confusion", JSON.valueToTree(scores.confusion()));
  }
}
