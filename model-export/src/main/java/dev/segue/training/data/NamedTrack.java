package dev.segue.training.data;

/** A track as splits see it. */
public interface NamedTrack {

  /** Track id. */
  String id();

  /** Name of the main artist. */
  String artist();

  /** Title. */
  String title();
}
