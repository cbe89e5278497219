package dev.segue.inference;

import ai.onnx.proto.OnnxMl;
import java.util.List;

/** Writes small ONNX graphs, opset 17. */
final class OnnxBuilder {

  private final OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder().setName("toy");

  OnnxBuilder floatInput(String name, Object... shape) {
    graph.addInput(value(name, OnnxMl.TensorProto.DataType.FLOAT, shape));
    return this;
  }

  OnnxBuilder longInput(String name, Object... shape) {
    graph.addInput(value(name, OnnxMl.TensorProto.DataType.INT64, shape));
    return this;
  }

  OnnxBuilder output(String name, Object... shape) {
    graph.addOutput(value(name, OnnxMl.TensorProto.DataType.FLOAT, shape));
    return this;
  }

  OnnxBuilder floats(String name, float[] values, long... shape) {
    OnnxMl.TensorProto.Builder tensor =
        OnnxMl.TensorProto.newBuilder()
            .setName(name)
            .setDataType(OnnxMl.TensorProto.DataType.FLOAT.getNumber());
    for (long size : shape) {
      tensor.addDims(size);
    }
    for (float value : values) {
      tensor.addFloatData(value);
    }
    graph.addInitializer(tensor);
    return this;
  }

  /** An int64 vector of the given values. */
  OnnxBuilder longs(String name, long... values) {
    OnnxMl.TensorProto.Builder tensor = integer(name).addDims(values.length);
    for (long value : values) {
      tensor.addInt64Data(value);
    }
    graph.addInitializer(tensor);
    return this;
  }

  OnnxBuilder scalar(String name, long value) {
    graph.addInitializer(integer(name).addInt64Data(value));
    return this;
  }

  OnnxBuilder node(String operator, String output, String... inputs) {
    graph.addNode(
        OnnxMl.NodeProto.newBuilder()
            .setOpType(operator)
            .setName(output)
            .addOutput(output)
            .addAllInput(List.of(inputs)));
    return this;
  }

  /** An integer attribute of the last node. */
  OnnxBuilder with(String attribute, long value) {
    graph
        .getNodeBuilder(graph.getNodeCount() - 1)
        .addAttribute(
            OnnxMl.AttributeProto.newBuilder()
                .setName(attribute)
                .setType(OnnxMl.AttributeProto.AttributeType.INT)
                .setI(value));
    return this;
  }

  byte[] bytes() {
    return OnnxMl.ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(17))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private static OnnxMl.TensorProto.Builder integer(String name) {
    return OnnxMl.TensorProto.newBuilder()
        .setName(name)
        .setDataType(OnnxMl.TensorProto.DataType.INT64.getNumber());
  }

  private static OnnxMl.ValueInfoProto value(
      String name, OnnxMl.TensorProto.DataType type, Object... shape) {
    OnnxMl.TensorShapeProto.Builder dimensions = OnnxMl.TensorShapeProto.newBuilder();
    for (Object size : shape) {
      OnnxMl.TensorShapeProto.Dimension.Builder dimension = dimensions.addDimBuilder();
      if (size instanceof Integer fixed) {
        dimension.setDimValue(fixed);
      } else {
        dimension.setDimParam((String) size);
      }
    }
    return OnnxMl.ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            OnnxMl.TypeProto.newBuilder()
                .setTensorType(
                    OnnxMl.TypeProto.Tensor.newBuilder()
                        .setElemType(type.getNumber())
                        .setShape(dimensions)))
        .build();
  }
}
