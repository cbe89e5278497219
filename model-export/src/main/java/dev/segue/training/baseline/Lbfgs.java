package dev.segue.training.baseline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Limited-memory BFGS (Nocedal 1980; Liu and Nocedal 1989) with a backtracking line search, for
 * smooth convex functions. Deterministic.
 */
final class Lbfgs {

  private static final int MEMORY = 10;
  private static final double SMALL = 1e-5;
  private static final double DECREASE = 1e-4;
  private static final int BACKTRACKS = 40;

  private Lbfgs() {}

  /** A function that writes its gradient at a point and returns its value there. */
  @FunctionalInterface
  interface Function {
    double at(double[] point, double[] gradient);
  }

  /** A step and the change of the gradient along it. */
  private record Pair(double[] step, double[] change, double product) {}

  /** Minimises from {@code start}, until the gradient is small or after some iterations. */
  static double[] minimise(Function function, double[] start, int iterations) {
    double[] point = start.clone();
    double[] gradient = new double[point.length];
    double value = function.at(point, gradient);
    Deque<Pair> pairs = new ArrayDeque<>();
    for (int i = 0; i < iterations && norm(gradient) > SMALL; i++) {
      double[] direction = direction(gradient, pairs);
      double slope = dot(direction, gradient);
      double length = pairs.isEmpty() ? Math.min(1, 1 / norm(gradient)) : 1;
      double[] next = new double[point.length];
      double[] nextGradient = new double[point.length];
      double nextValue = Double.POSITIVE_INFINITY;
      int tries = 0;
      while (tries < BACKTRACKS && nextValue > value + DECREASE * length * slope) {
        length = tries == 0 ? length : length / 2;
        move(point, direction, length, next);
        nextValue = function.at(next, nextGradient);
        tries++;
      }
      if (!(nextValue < value)) {
        return point;
      }
      remember(pairs, minus(next, point), minus(nextGradient, gradient));
      point = next;
      gradient = nextGradient;
      value = nextValue;
    }
    return point;
  }

  /** The two-loop recursion: minus the inverse Hessian's estimate times the gradient. */
  private static double[] direction(double[] gradient, Deque<Pair> pairs) {
    double[] q = gradient.clone();
    double[] alphas = new double[pairs.size()];
    int k = pairs.size();
    for (Iterator<Pair> newestFirst = pairs.descendingIterator(); newestFirst.hasNext(); ) {
      Pair pair = newestFirst.next();
      k--;
      alphas[k] = dot(pair.step(), q) / pair.product();
      move(q, pair.change(), -alphas[k], q);
    }
    if (!pairs.isEmpty()) {
      Pair newest = pairs.getLast();
      scale(q, newest.product() / dot(newest.change(), newest.change()));
    }
    for (Pair pair : pairs) {
      double beta = dot(pair.change(), q) / pair.product();
      move(q, pair.step(), alphas[k] - beta, q);
      k++;
    }
    scale(q, -1);
    return q;
  }

  private static void remember(Deque<Pair> pairs, double[] step, double[] change) {
    double product = dot(step, change);
    if (product > 1e-12) {
      pairs.addLast(new Pair(step, change, product));
      if (pairs.size() > MEMORY) {
        pairs.removeFirst();
      }
    }
  }

  private static void move(double[] from, double[] direction, double length, double[] to) {
    for (int i = 0; i < from.length; i++) {
      to[i] = from[i] + length * direction[i];
    }
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  private static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] values) {
    return Math.sqrt(dot(values, values));
  }
}
