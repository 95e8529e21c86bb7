package london.outcomes.disclosure;

import java.util.ArrayList;
import java.util.List;

/**
 * What a reader can compute from published cells by adding and subtracting: the span of their
 * vectors over the inner cells, kept by Gaussian elimination.
 */
final class LinearSpan {
  /** Entries are sums of a few small whole numbers, so what is smaller than this is zero. */
  private static final double ROUNDING = 1e-9;

  private record Pivot(int column, double[] vector) {}

  private final List<Pivot> basis = new ArrayList<>();

  /** The vector less all that the published cells account for. */
  double[] reduce(double[] vector) {
    double[] rest = vector.clone();
    basis.forEach(pivot -> subtract(rest, pivot));
    return rest;
  }

  /** Adds a reduced vector that is not zero, and takes it out of other reduced ones. */
  void add(double[] reduced, List<double[]> others) {
    int column = largest(reduced);
    double[] vector = reduced.clone();
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= reduced[column];
    }
    Pivot pivot = new Pivot(column, vector);
    basis.add(pivot);
    others.forEach(other -> subtract(other, pivot));
  }

  private static void subtract(double[] vector, Pivot pivot) {
    double factor = vector[pivot.column];
    if (factor != 0) {
      for (int i = 0; i < vector.length; i++) {
        double rest = vector[i] - factor * pivot.vector[i];
        vector[i] = Math.abs(rest) < ROUNDING ? 0 : rest;
      }
    }
  }

  static boolean isZero(double[] vector) {
    return vector.length == 0 || vector[largest(vector)] == 0;
  }

  /** Whether any of the others is a multiple of a reduced vector that is not zero. */
  static boolean isMultiple(double[] vector, List<double[]> others) {
    int column = largest(vector);
    return others.stream()
        .anyMatch(other -> other[column] != 0 && isMultiple(vector, other, column));
  }

  private static boolean isMultiple(double[] vector, double[] other, int column) {
    double factor = other[column] / vector[column];
    for (int i = 0; i < vector.length; i++) {
      if (Math.abs(other[i] - factor * vector[i]) > ROUNDING) {
        return false;
      }
    }
    return true;
  }

  private static int largest(double[] vector) {
    int largest = 0;
    for (int i = 1; i < vector.length; i++) {
      if (Math.abs(vector[i]) > Math.abs(vector[largest])) {
        largest = i;
      }
    }
    return largest;
  }
}
