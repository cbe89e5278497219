package dev.segue.streams.outcomes;

import dev.segue.streams.deadletters.DeadLetter;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** One record for one of the output topics, which its type decides. */
public sealed interface Outcome {

  /** A record of an output topic other than dead-letters. */
  record Publish(SpecificRecord value) implements Outcome {}

  /** A record for dead-letters. */
  record SetAside(DeadLetter letter) implements Outcome {}

  /** The record, if it is of that type. */
  default <T extends SpecificRecord> List<T> records(Class<T> type) {
    return this instanceof Publish publish && type.isInstance(publish.value())
        ? List.of(type.cast(publish.value()))
        : List.of();
  }

  /** The dead letter, if it is one. */
  default List<DeadLetter> deadLetters() {
    return this instanceof SetAside setAside ? List.of(setAside.letter()) : List.of();
  }
}
