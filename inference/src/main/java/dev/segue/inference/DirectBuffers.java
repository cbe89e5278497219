package dev.segue.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/** Zeroed buffers off the heap in native byte order, which ONNX Runtime reads without a copy. */
final class DirectBuffers {

  private DirectBuffers() {}

  static FloatBuffer floats(int elements) {
    return bytes(elements, Float.BYTES).asFloatBuffer();
  }

  static LongBuffer longs(int elements) {
    return bytes(elements, Long.BYTES).asLongBuffer();
  }

  static IntBuffer ints(int elements) {
    return bytes(elements, Integer.BYTES).asIntBuffer();
  }

  private static ByteBuffer bytes(int elements, int size) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(elements, size))
        .order(ByteOrder.nativeOrder());
  }
}
