package dev.segue.encoder;

import java.util.List;

/** Turns texts into vectors of one width. Equal texts give equal vectors. */
public interface TextEncoder {

  /** Length of every vector. */
  int width();

  /** SHA-256 of what computes the vectors; vectors of different digests cannot be compared. */
  String digest();

  /** The vectors float32 [{@link #width}] of texts, in their order; zeros for a blank text. */
  List<float[]> encode(List<String> texts);
}
