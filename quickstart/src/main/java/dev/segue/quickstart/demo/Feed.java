package dev.segue.quickstart.demo;

import dev.segue.schemas.Track;
import dev.segue.schemas.UserProfile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the demo runs on: a catalogue, users, and their events in the order of arrival. */
public interface Feed {

  /** One line for the terminal and the report. */
  String describe();

  List<Track> tracks();

  /** Profiles by user id; users without one are fine. */
  Map<String, UserProfile> users();

  /** Number of events. */
  int size();

  /** The events in the order of arrival; may be asked for more than once. */
  Stream<FeedEvent> events();
}
