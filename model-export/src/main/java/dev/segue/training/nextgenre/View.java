package dev.segue.training.nextgenre;

/** When a step is looked at. */
public enum View {
  /** When the next session arrives. */
  FROZEN,
  /** When its session begins. */
  AT_LISTEN
}
