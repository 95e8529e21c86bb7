package london.outcomes.insight.place;

import java.util.List;
import java.util.stream.IntStream;
import london.outcomes.stats.BenjaminiHochberg;

/**
 * The tables of one area, whose cells are one family of tests: what is found in London does not
 * depend on how many boroughs were asked.
 */
record RepeatFamily(String area, List<Repeats> tables, double[] adjusted) {

  private static final double ALPHA = 0.05;

  static RepeatFamily of(List<Repeats> tables) {
    double[] pValues =
        tables.stream().flatMapToDouble(t -> t.numbers().mapToDouble(t::pValue)).toArray();
    return new RepeatFamily(tables.get(0).area(), tables, BenjaminiHochberg.adjust(pValues));
  }

  /** The p-value of a cell, adjusted for all cells of the area. */
  double adjusted(int table, int cell) {
    return adjusted[table * tables.get(table).cells().size() + cell];
  }

  boolean isFound(int table, int cell) {
    return tables.get(table).isTold(cell) && adjusted(table, cell) <= ALPHA;
  }

  /** Cells of a table that stand out. */
  long found(int table) {
    return tables.get(table).numbers().filter(cell -> isFound(table, cell)).count();
  }

  /** Cells of a table that were tested. */
  long tested(int table) {
    return tables.get(table).isTested() ? tables.get(table).cells().size() : 0;
  }

  IntStream numbers() {
    return IntStream.range(0, tables.size());
  }
}
