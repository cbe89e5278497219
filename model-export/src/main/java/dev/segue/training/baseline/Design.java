package dev.segue.training.baseline;

import dev.segue.training.text.SparseRow;
import java.util.List;

/** The rows [N, F] that a linear model reads. */
interface Design {

  int rows();

  /** Number of columns F. */
  int width();

  /** A row times the weights from a place on. */
  double product(int row, double[] weights, int at);

  /** Adds a row, times a factor, to sums from a place on. */
  void addTo(double[] sums, int at, int row, double factor);

  /** Rows without zeros worth leaving out. */
  record Dense(float[][] values) implements Design {
    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public int width() {
      return values[0].length;
    }

    @Override
    public double product(int row, double[] weights, int at) {
      double sum = 0;
      float[] own = values[row];
      for (int f = 0; f < own.length; f++) {
        sum += weights[at + f] * own[f];
      }
      return sum;
    }

    @Override
    public void addTo(double[] sums, int at, int row, double factor) {
      float[] own = values[row];
      for (int f = 0; f < own.length; f++) {
        sums[at + f] += factor * own[f];
      }
    }
  }

  /** Rows of mostly zeros. */
  record Sparse(List<SparseRow> values, int width) implements Design {
    @Override
    public int rows() {
      return values.size();
    }

    @Override
    public double product(int row, double[] weights, int at) {
      double sum = 0;
      SparseRow own = values.get(row);
      for (int i = 0; i < own.columns().length; i++) {
        sum += weights[at + own.columns()[i]] * own.values()[i];
      }
      return sum;
    }

    @Override
    public void addTo(double[] sums, int at, int row, double factor) {
      SparseRow own = values.get(row);
      for (int i = 0; i < own.columns().length; i++) {
        sums[at + own.columns()[i]] += factor * own.values()[i];
      }
    }
  }
}
