package london.outcomes.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Other tables that fit the publication, by solving its equations once: each small withheld count
 * may be one more where large ones make up for it.
 *
 * <p>The large cells are solved for (Gauss-Jordan elimination, the largest first), so that each of
 * the others is free; a solution counts if no cell becomes less than a reader knows.
 */
final class Shifts {
  private static final double ROUNDING = 1e-9;

  private final Equations table;

  Shifts(Equations table) {
    this.table = table;
  }

  /**
   * A table that might be.
   *
   * @param changed cells whose count differs at all
   * @param differing those of them whose count differs by 1 or more
   */
  record Shift(BitSet changed, BitSet differing) {}

  /** All shifts that the withheld cells allow in this way. */
  List<Shift> of(BitSet withheld) {
    int[] columns =
        withheld.stream()
            .boxed()
            .sorted(
                Comparator.<Integer>comparingLong(cell -> -table.slack(cell))
                    .thenComparing(Comparator.naturalOrder()))
            .mapToInt(Integer::intValue)
            .toArray();
    Elimination solved = new Elimination(columns);
    List<Shift> shifts = new ArrayList<>();
    for (int free : solved.free()) {
      for (int by : new int[] {1, -1}) {
        double[] shift = solved.shift(free, by);
        if (IntStream.range(0, columns.length)
            .allMatch(i -> shift[i] + table.slack(columns[i]) >= -ROUNDING)) {
          shifts.add(shift(columns, shift));
        }
      }
    }
    return shifts;
  }

  private Shift shift(int[] columns, double[] shift) {
    BitSet changed = new BitSet(table.size());
    BitSet differing = new BitSet(table.size());
    for (int i = 0; i < columns.length; i++) {
      changed.set(columns[i], Math.abs(shift[i]) > ROUNDING);
      differing.set(columns[i], Math.abs(shift[i]) >= 1 - ROUNDING);
    }
    return new Shift(changed, differing);
  }

  /** The equations between the withheld cells, solved. */
  private final class Elimination {
    private final int[] columns;
    private final List<double[]> rows = new ArrayList<>();

    /** Row that is solved for a column, or -1. */
    private final int[] solvedBy;

    Elimination(int[] columns) {
      this.columns = columns;
      this.solvedBy = new int[columns.length];
      int[] places = new int[table.size()];
      for (int i = 0; i < columns.length; i++) {
        places[columns[i]] = i + 1;
      }
      for (int sum = 0; sum < table.sums(); sum++) {
        double[] row = new double[columns.length];
        boolean isOpen = false;
        for (int cell : table.cells(sum)) {
          if (places[cell] > 0) {
            row[places[cell] - 1] = table.sign(sum, cell);
            isOpen = true;
          }
        }
        if (isOpen) {
          rows.add(row);
        }
      }
      int done = 0;
      for (int column = 0; column < columns.length; column++) {
        int pivot = pivot(column, done);
        solvedBy[column] = pivot < 0 ? -1 : done;
        if (pivot >= 0) {
          double[] row = rows.set(pivot, rows.get(done));
          rows.set(done++, row);
          eliminate(row, column);
        }
      }
    }

    private int pivot(int column, int from) {
      int pivot = -1;
      for (int i = from; i < rows.size(); i++) {
        double size = Math.abs(rows.get(i)[column]);
        if (size > ROUNDING && (pivot < 0 || size > Math.abs(rows.get(pivot)[column]))) {
          pivot = i;
        }
      }
      return pivot;
    }

    private void eliminate(double[] row, int column) {
      double factor = row[column];
      for (int i = column; i < row.length; i++) {
        row[i] /= factor;
      }
      for (double[] other : rows) {
        double times = other[column];
        if (other != row && times != 0) {
          for (int i = column; i < row.length; i++) {
            double rest = other[i] - times * row[i];
            other[i] = Math.abs(rest) < ROUNDING ? 0 : rest;
          }
        }
      }
    }

    int[] free() {
      return IntStream.range(0, columns.length).filter(i -> solvedBy[i] < 0).toArray();
    }

    /** By how much each cell differs when a free one does. */
    double[] shift(int free, int by) {
      double[] shift = new double[columns.length];
      for (int i = 0; i < columns.length; i++) {
        shift[i] = solvedBy[i] < 0 ? 0 : -by * rows.get(solvedBy[i])[free];
      }
      shift[free] = by;
      return shift;
    }
  }
}
