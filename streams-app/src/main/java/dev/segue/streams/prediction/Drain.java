package dev.segue.streams.prediction;

import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.StepCodec;
import dev.segue.features.timeline.UnreadableStateException;
import dev.segue.schemas.Genre;
import dev.segue.schemas.PredictionTrigger;
import dev.segue.streams.deadletters.DeadLetter;
import dev.segue.streams.deadletters.Reason;
import dev.segue.streams.metrics.TopologyMetrics;
import dev.segue.streams.outcomes.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** Answers requests, wave after wave, and keeps what follows from the answers. */
record Drain(UserStores stores, Ensemble ensemble, TopologyMetrics metrics) {

  private static final String NODE = "predict-in-batches";

  /** A request, decoded, and its row. */
  private record Prepared(Request request, Row row) {}

  /** What is to be published of one request. */
  record Answered(Request request, List<Outcome> outcomes) {}

  /** The answers in the order of the requests. */
  List<Answered> run(List<Request> requests) {
    TreeMap<Long, Answered> inOrder = new TreeMap<>();
    for (List<Request> wave : Waves.of(requests)) {
      for (Answered answered : runWave(wave)) {
        inOrder.put(answered.request().sequence(), answered);
      }
    }
    return List.copyOf(inOrder.values());
  }

  private List<Answered> runWave(List<Request> wave) {
    List<Answered> answered = new ArrayList<>();
    List<Prepared> prepared = new ArrayList<>();
    for (Request request : wave) {
      try {
        prepared.add(new Prepared(request, row(request)));
      } catch (UnreadableStateException unreadable) {
        answered.add(new Answered(request, List.of(failed(request, unreadable.getMessage()))));
      }
    }
    List<Row> rows = prepared.stream().map(Prepared::row).toList();
    List<Answer> answers = answers(rows);
    for (int i = 0; i < answers.size(); i++) {
      Prepared one = prepared.get(i);
      answered.add(new Answered(one.request(), conclude(one, answers.get(i))));
    }
    return answered;
  }

  private List<Answer> answers(List<Row> rows) {
    long start = System.nanoTime();
    List<Answer> answers = ensemble.predictor().predict(rows, ensemble.encoder());
    long nanos = System.nanoTime() - start;
    answers.stream()
        .filter(Answer.Forecast.class::isInstance)
        .findFirst()
        .ifPresent(first -> metrics.inferred(((Answer.Forecast) first).by().provider(), nanos));
    return answers;
  }

  private Row row(Request request) {
    Step open = StepCodec.decode(request.open());
    Optional<Step> frozen = Optional.ofNullable(request.frozen()).map(StepCodec::decode);
    Row row = Row.of(open, frozen, ensemble.encoder());
    return row.withPast(
        stores.memories().get(request.user()),
        () -> stores.steps().upTo(request.user(), row.lastStep()));
  }

  private List<Outcome> conclude(Prepared one, Answer answer) {
    Request request = one.request();
    List<Outcome> outcomes = new ArrayList<>();
    one.row().frozen().ifPresent(frozen -> freeze(one, frozen, outcomes));
    if (answer instanceof Answer.Failed failed) {
      outcomes.add(failed(request, failed.reason()));
    } else if (answer instanceof Answer.Forecast forecast) {
      one.row().frozen().ifPresent(frozen -> keepStep(request, frozen));
      forecast.memory().ifPresent(memory -> stores.memories().put(request.user(), memory));
      keepOpen(request, one.row().open().number(), forecast);
      outcomes.add(
          publish(
              Records.prediction(
                  request, one.row().open(), ensemble.predictor().labels(), forecast)));
    }
    return outcomes;
  }

  /** The previous session is over: the new one is the truth about its prediction. */
  private void freeze(Prepared one, Step frozen, List<Outcome> outcomes) {
    Request request = one.request();
    Step next = one.row().open();
    stores
        .openPredictions()
        .get(request.user(), frozen.number())
        .filter(open -> open.judges(next.track().genre()))
        .map(
            open ->
                Records.outcome(
                    request.user(), open, frozen, next, ensemble.baselines(open.labels())))
        .ifPresent(outcome -> outcomes.add(publish(outcome)));
    outcomes.add(publish(Records.trainingStep(request, one.row(), frozen, ensemble)));
  }

  /** Not where the row failed: what broke it would break every memory rebuilt from it. */
  private void keepStep(Request request, Step frozen) {
    stores.steps().put(request.user(), frozen.number(), request.frozen());
  }

  private void keepOpen(Request request, long step, Answer.Forecast forecast) {
    List<Genre> labels = ensemble.predictor().labels();
    if (request.trigger() == PredictionTrigger.LISTEN) {
      OpenPrediction opened = OpenPrediction.of(request.predictionId(), step, labels, forecast);
      stores.openPredictions().put(request.user(), opened);
    } else {
      stores
          .openPredictions()
          .get(request.user(), step)
          .filter(open -> open.labels().equals(labels))
          .map(open -> open.withLatest(request.predictionId(), forecast))
          .ifPresent(open -> stores.openPredictions().put(request.user(), open));
    }
  }

  private static Outcome publish(SpecificRecord record) {
    return new Outcome.Publish(record);
  }

  private static Outcome failed(Request request, String reason) {
    Origin origin = request.origin();
    return new Outcome.SetAside(
        DeadLetter.of(NODE, Reason.PREDICTION_FAILED, reason)
            .withOriginal(request.user().getBytes(StandardCharsets.UTF_8), origin.original())
            .withSource(origin.source())
            .withEventId(request.eventId()));
  }
}
