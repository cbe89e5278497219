package dev.segue.streams.prediction;

import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;

/** What is kept of users for the sake of prediction. */
record UserStores(Memories memories, Steps steps, OpenPredictions openPredictions) {

  static UserStores of(ProcessorContext<?, ?> context) {
    return new UserStores(Memories.of(context), Steps.of(context), OpenPredictions.of(context));
  }

  static Set<StoreBuilder<?>> builders() {
    return Set.of(Memories.builder(), Steps.builder(), OpenPredictions.builder());
  }

  /** Forgets what a network could have learned of the user's cohort. */
  void forgetLearned(String user) {
    memories.delete(user);
    steps.deleteAll(user);
  }

  void forgetEverything(String user) {
    forgetLearned(user);
    openPredictions.delete(user);
  }
}
