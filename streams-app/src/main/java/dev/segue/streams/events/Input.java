package dev.segue.streams.events;

import dev.segue.features.timeline.UserEvent;
import dev.segue.streams.deadletters.DeadLetter;

/** What an input record asks of the user's timeline. */
public sealed interface Input {

  /** Fold this event; a tweet with several track links asks several times. */
  record Fold(UserEvent event, Arrival arrival) implements Input {}

  /** Erase the user. */
  record Erase() implements Input {}

  /** Nothing: the record cannot be used. */
  record Reject(DeadLetter letter) implements Input {}
}
