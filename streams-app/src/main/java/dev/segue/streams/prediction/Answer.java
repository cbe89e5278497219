package dev.segue.streams.prediction;

import dev.segue.schemas.AttendedStep;
import java.util.List;
import java.util.Optional;

/** What a predictor says to one row. */
public sealed interface Answer {

  /**
   * A forecast of the next genre.
   *
   * @param probabilities float32 [labels], calibrated; they sum to 1
   * @param memory the memory after the row, if it changed
   * @param memorySteps number of past sessions that the memory has seen
   * @param attended the past sessions with the most attention, most first
   */
  record Forecast(
      float[] probabilities,
      Optional<Memory> memory,
      long memorySteps,
      List<AttendedStep> attended,
      Answerer by)
      implements Answer {

    public Forecast {
      attended = List.copyOf(attended);
    }
  }

  /**
   * The row failed for its own sake: another try would fail again.
   *
   * @param reason without any text of the user
   */
  record Failed(String reason) implements Answer {}
}
