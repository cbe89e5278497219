package dev.segue.training.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds an ONNX graph, one named value after another. Not thread-safe.
 *
 * <pre>{@code
 * OnnxGraph graph = new OnnxGraph("double");
 * OnnxValue x = graph.input("x", TensorProto.DataType.FLOAT, "batch", 3);
 * graph.output("y", x.mul(graph.scalar(2)), TensorProto.DataType.FLOAT, "batch", 3);
 * byte[] bytes = graph.toModel(Map.of()).toByteArray();
 * }</pre>
 */
public final class OnnxGraph {

  /** Operator set of the graphs: ONNX 1.12, which ONNX Runtime 1.12 and newer run. */
  public static final int OPSET = 17;

  private static final int IR_VERSION = 8;

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Map<String, Integer> names = new HashMap<>();

  public OnnxGraph(String name) {
    graph.setName(name);
  }

  /**
   * Declares an input.
   *
   * @param axes a {@link String} for a named, an {@link Integer} for a fixed axis
   */
  public OnnxValue input(String name, TensorProto.DataType type, Object... axes) {
    graph.addInput(info(name, type, axes));
    return new OnnxValue(this, claim(name));
  }

  /** Declares {@code value} as the output {@code name}. */
  public void output(String name, OnnxValue value, TensorProto.DataType type, Object... axes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType("Identity")
            .setName(name)
            .addInput(value.name())
            .addOutput(claim(name)));
    graph.addOutput(info(name, type, axes));
  }

  /** A float32 constant in row-major order. */
  public OnnxValue constant(String name, float[] values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return initializer(name, TensorProto.DataType.FLOAT, bytes, shape);
  }

  /** A float32 constant without axes. */
  public OnnxValue scalar(float value) {
    return constant("scalar", new float[] {value});
  }

  /** An int64 constant [n]: axes, shapes, indices. */
  public OnnxValue integers(long... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return initializer("integers", TensorProto.DataType.INT64, bytes, values.length);
  }

  /** An int32 constant in row-major order: large tables of indices. */
  public OnnxValue table(String name, int[] values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values);
    return initializer(name, TensorProto.DataType.INT32, bytes, shape);
  }

  /** An int64 constant without axes: an index that removes its axis. */
  public OnnxValue index(long value) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(0, value);
    return initializer("index", TensorProto.DataType.INT64, bytes);
  }

  /** Adds a node with one output. A null input is an omitted optional one. */
  public OnnxValue node(String operator, List<OnnxValue> inputs, AttributeProto... attributes) {
    return nodes(operator, 1, inputs, attributes).get(0);
  }

  /** Adds a node with several outputs. A null input is an omitted optional one. */
  public List<OnnxValue> nodes(
      String operator, int outputs, List<OnnxValue> inputs, AttributeProto... attributes) {
    String name = graph.getName() + "/" + unique(operator);
    NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).setName(name);
    inputs.forEach(input -> node.addInput(input == null ? "" : input.name()));
    node.addAllAttribute(List.of(attributes));
    List<OnnxValue> values = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      String output = outputs == 1 ? name + "-out" : name + "-out" + i;
      node.addOutput(claim(output));
      values.add(new OnnxValue(this, output));
    }
    graph.addNode(node);
    return values;
  }

  /** The graph alone: the body of a Scan. */
  public GraphProto toGraph() {
    return graph.build();
  }

  /** The model with its metadata; checked by whoever loads it. */
  public ModelProto toModel(Map<String, String> metadata) {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("segue")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
            .setGraph(graph);
    metadata.forEach((key, value) -> model.addMetadataPropsBuilder().setKey(key).setValue(value));
    return model.build();
  }

  private OnnxValue initializer(
      String name, TensorProto.DataType type, ByteBuffer bytes, long... shape) {
    String unique = graph.getName() + "/" + unique(name);
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(claim(unique + "-const"))
            .setDataType(type.getNumber())
            .setRawData(ByteString.copyFrom(bytes));
    for (long axis : shape) {
      tensor.addDims(axis);
    }
    graph.addInitializer(tensor);
    return new OnnxValue(this, tensor.getName());
  }

  private String unique(String name) {
    int uses = names.merge(name + "#", 1, Integer::sum);
    return uses == 1 ? name : name + "-" + uses;
  }

  private String claim(String name) {
    if (names.putIfAbsent(name, 1) != null) {
      throw new IllegalArgumentException(
          "graph " + graph.getName() + ": expected a fresh value name, found '" + name + "' taken");
    }
    return name;
  }

  private static ValueInfoProto info(String name, TensorProto.DataType type, Object... axes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (Object axis : axes) {
      TensorShapeProto.Dimension.Builder dim = shape.addDimBuilder();
      if (axis instanceof Number number) {
        dim.setDimValue(number.longValue());
      } else {
        dim.setDimParam(axis.toString());
      }
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape)))
        .build();
  }
}
