package dev.segue.training.onnx;

import static dev.segue.training.onnx.OnnxAttributes.ints;
import static dev.segue.training.onnx.OnnxAttributes.number;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;

/**
 * A value of a graph. Every operation adds a node and returns the node's output.
 *
 * @param graph the graph it belongs to
 * @param name its name there
 */
public record OnnxValue(OnnxGraph graph, String name) {

  /** Element-wise sum, with broadcasting as in NumPy. */
  public OnnxValue add(OnnxValue other) {
    return node("Add", other);
  }

  public OnnxValue sub(OnnxValue other) {
    return node("Sub", other);
  }

  public OnnxValue mul(OnnxValue other) {
    return node("Mul", other);
  }

  public OnnxValue div(OnnxValue other) {
    return node("Div", other);
  }

  public OnnxValue max(OnnxValue other) {
    return node("Max", other);
  }

  public OnnxValue matMul(OnnxValue other) {
    return node("MatMul", other);
  }

  /** this [N, I] times the transpose of {@code weight} [O, I], plus {@code bias} [O]. */
  public OnnxValue dense(OnnxValue weight, OnnxValue bias) {
    return graph.node("Gemm", List.of(this, weight, bias), number("transB", 1));
  }

  public OnnxValue exp() {
    return node("Exp");
  }

  public OnnxValue tanh() {
    return node("Tanh");
  }

  public OnnxValue sigmoid() {
    return node("Sigmoid");
  }

  public OnnxValue relu() {
    return node("Relu");
  }

  public OnnxValue greater(OnnxValue other) {
    return node("Greater", other);
  }

  /** Where this (bool) holds {@code yes}, else {@code no}. */
  public OnnxValue where(OnnxValue yes, OnnxValue no) {
    return graph.node("Where", List.of(this, yes, no));
  }

  public OnnxValue cast(TensorProto.DataType type) {
    return graph.node("Cast", List.of(this), number("to", type.getNumber()));
  }

  public OnnxValue concat(int axis, OnnxValue... others) {
    List<OnnxValue> all = new ArrayList<>(List.of(this));
    all.addAll(List.of(others));
    return graph.node("Concat", all, number("axis", axis));
  }

  /** Cuts along an axis into parts of the given lengths. */
  public List<OnnxValue> split(int axis, long... lengths) {
    return graph.nodes(
        "Split", lengths.length, List.of(this, graph.integers(lengths)), number("axis", axis));
  }

  public OnnxValue transpose(long... order) {
    return graph.node("Transpose", List.of(this), ints("perm", order));
  }

  public OnnxValue squeeze(long... axes) {
    return node("Squeeze", graph.integers(axes));
  }

  public OnnxValue unsqueeze(long... axes) {
    return node("Unsqueeze", graph.integers(axes));
  }

  /** Element {@code position} along an axis, which disappears. */
  public OnnxValue pick(int axis, long position) {
    return graph.node("Gather", List.of(this, graph.index(position)), number("axis", axis));
  }

  /** Rows of this table, one per id. */
  public OnnxValue rows(OnnxValue ids) {
    return graph.node("Gather", List.of(this, ids), number("axis", 0));
  }

  private OnnxValue node(String operator) {
    return graph.node(operator, List.of(this));
  }

  private OnnxValue node(String operator, OnnxValue other) {
    return graph.node(operator, List.of(this, other));
  }
}
