package dev.segue.streams.http;

/** Who may ask a route. */
public enum Access {
  /** Everybody who can connect: nothing about any user is in the answer. */
  OPEN,
  /** Only with the bearer token as soon as the surface does not listen on loopback. */
  GUARDED
}
