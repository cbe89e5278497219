package dev.segue.inference;

/**
 * What a history led to. The arrays belong to the receiver.
 *
 * @param probabilities float32 [T][C], calibrated, after each step
 * @param memory float32 [M] after the last step
 * @param scores float32 [T] attention scores; empty without attention
 */
public record SequenceResult(float[][] probabilities, float[] memory, float[] scores) {}
