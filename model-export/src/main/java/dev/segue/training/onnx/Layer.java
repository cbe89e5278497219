package dev.segue.training.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.segue.training.learning.Cell;

/**
 * A recurrent layer of a network.
 *
 * @param number in the names of its weights
 * @param cell what it is made of
 * @param hidden width H of its state
 */
public record Layer(int number, Cell cell, int hidden) {

  /** GRU as in PyTorch: the reset gate works on the recurrent product. */
  AttributeProto[] attributes() {
    AttributeProto width = OnnxAttributes.number("hidden_size", hidden);
    return cell == Cell.LSTM
        ? new AttributeProto[] {width}
        : new AttributeProto[] {width, OnnxAttributes.number("linear_before_reset", 1)};
  }
}
