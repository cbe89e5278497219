package dev.segue.streams.prediction;

import dev.segue.features.encoding.TrackVectors;
import dev.segue.streams.config.BatchConfig;
import dev.segue.streams.metrics.TopologyMetrics;
import dev.segue.streams.outcomes.Outcome;
import dev.segue.streams.tracks.TrackProfiles;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Lets requests wait in slots and answers them together: when a batch is full, when the oldest has
 * waited long enough, or before a user is forgotten. A drain answers all of them and publishes in
 * the order of arrival, each with the timestamp of its own event.
 */
public final class PredictInBatches extends ContextualProcessor<String, Work, String, Outcome> {

  private final Supplier parts;
  private Slots slots;
  private UserStores stores;
  private TrackVectors vectors;
  private Ensemble ensemble;

  private PredictInBatches(Supplier parts) {
    this.parts = parts;
  }

  /**
   * Makes the processor of a task, and brings its stores.
   *
   * @param predictors asked once before every drain
   */
  public record Supplier(BatchConfig config, Predictors predictors, TopologyMetrics metrics)
      implements ProcessorSupplier<String, Work, String, Outcome> {

    @Override
    public PredictInBatches get() {
      return new PredictInBatches(this);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      Set<StoreBuilder<?>> builders = new HashSet<>(UserStores.builders());
      builders.add(Slots.builder());
      return builders;
    }
  }

  @Override
  public void init(ProcessorContext<String, Outcome> context) {
    super.init(context);
    slots = Slots.of(context);
    stores = UserStores.of(context);
    vectors = TrackProfiles.of(context);
    parts.metrics.recoveredSlots(slots.recover(context.currentSystemTimeMs()));
    context.schedule(
        parts.config.maxWait(), PunctuationType.WALL_CLOCK_TIME, this::drainWhenOldest);
  }

  @Override
  public void process(Record<String, Work> record) {
    if (record.value() instanceof Request request) {
      slots.add(request, context().currentSystemTimeMs());
      if (slots.size() >= parts.config.maxSize()) {
        drain(DrainTrigger.FULL);
      }
    } else if (record.value() instanceof Work.Forget forget) {
      drain(DrainTrigger.FORGET);
      forget(record.key(), forget.everything());
    } else if (record.value() instanceof Work.Publish publish) {
      context().forward(record.withValue(publish.outcome()));
    }
  }

  private void drainWhenOldest(long now) {
    if (slots.waited(now) >= parts.config.maxWait().toMillis()) {
      drain(DrainTrigger.WAITED);
    }
  }

  private void drain(DrainTrigger trigger) {
    long waited = slots.waited(context().currentSystemTimeMs());
    List<Request> requests = slots.takeAll();
    if (requests.isEmpty()) {
      return;
    }
    parts.metrics.waited(waited);
    long start = System.nanoTime();
    for (Drain.Answered answered : new Drain(stores, ensemble(), parts.metrics).run(requests)) {
      publish(answered);
    }
    parts.metrics.drained(trigger, requests.size(), System.nanoTime() - start);
  }

  private void publish(Drain.Answered answered) {
    Request request = answered.request();
    for (Outcome outcome : answered.outcomes()) {
      parts.metrics.published(outcome);
      context()
          .forward(
              new Record<>(
                  request.user(), outcome, request.origin().timestamp(), new RecordHeaders()));
    }
  }

  private Ensemble ensemble() {
    Predictor current = ensemble == null ? null : ensemble.predictor();
    Predictor next = parts.predictors.next(current);
    if (next != current) {
      close();
      ensemble = Ensemble.of(next, vectors);
    }
    return ensemble;
  }

  @Override
  public void close() {
    if (ensemble != null) {
      ensemble.predictor().close();
      ensemble = null;
    }
  }

  private void forget(String user, boolean everything) {
    if (everything) {
      stores.forgetEverything(user);
    } else {
      stores.forgetLearned(user);
    }
  }
}
