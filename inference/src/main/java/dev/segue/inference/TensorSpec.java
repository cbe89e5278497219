package dev.segue.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An input or output that a graph must have.
 *
 * @param name its name
 * @param types the element types allowed
 * @param shape sizes of the dimensions; -1 for one that varies from call to call
 */
record TensorSpec(String name, Set<OnnxJavaType> types, List<Long> shape) {

  static TensorSpec floats(String name, long... shape) {
    return new TensorSpec(name, EnumSet.of(OnnxJavaType.FLOAT), list(shape));
  }

  static TensorSpec ids(String name, long... shape) {
    return new TensorSpec(name, EnumSet.of(OnnxJavaType.INT64), list(shape));
  }

  static TensorSpec lengths(String name, long... shape) {
    return new TensorSpec(name, EnumSet.of(OnnxJavaType.INT32, OnnxJavaType.INT64), list(shape));
  }

  boolean matches(NodeInfo found) {
    return found != null
        && found.getInfo() instanceof TensorInfo tensor
        && types.contains(tensor.type)
        && fits(tensor.getShape());
  }

  String expected() {
    return types.stream().sorted().map(Object::toString).reduce((a, b) -> a + " or " + b).orElse("")
        + " "
        + shape;
  }

  static String found(NodeInfo found) {
    if (found == null) {
      return "none";
    }
    if (found.getInfo() instanceof TensorInfo tensor) {
      return tensor.type + " " + Arrays.toString(tensor.getShape());
    }
    return "no tensor";
  }

  private boolean fits(long[] found) {
    if (found.length != shape.size()) {
      return false;
    }
    for (int i = 0; i < found.length; i++) {
      if (found[i] != shape.get(i)) {
        return false;
      }
    }
    return true;
  }

  private static List<Long> list(long... shape) {
    return Arrays.stream(shape).boxed().toList();
  }
}
