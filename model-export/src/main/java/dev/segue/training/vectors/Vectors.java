package dev.segue.training.vectors;

import org.ejml.data.DMatrixRMaj;

/** Columns of a matrix as float32 vectors. */
final class Vectors {

  private Vectors() {}

  /** The first columns [count][F], each turned so that its number farthest from 0 is positive. */
  static float[][] signed(DMatrixRMaj columns, int count) {
    float[][] vectors = new float[count][columns.numRows];
    for (int k = 0; k < count; k++) {
      double sign = sign(columns, k);
      for (int f = 0; f < columns.numRows; f++) {
        vectors[k][f] = (float) (sign * columns.get(f, k));
      }
    }
    return vectors;
  }

  private static double sign(DMatrixRMaj columns, int k) {
    double farthest = 0;
    for (int f = 0; f < columns.numRows; f++) {
      double value = columns.get(f, k);
      farthest = Math.abs(value) > Math.abs(farthest) ? value : farthest;
    }
    return farthest < 0 ? -1 : 1;
  }
}
