package london.outcomes.synth;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A way in which a row can be wrong, or only look so, and what has to become of it.
 *
 * @param id of the case in the catalogue of bad input
 * @param extract id of the contract that reads the file
 * @param column what is damaged, or nothing for the row as a whole
 * @param code of the rule that finds it, or nothing when there is nothing to find
 */
record RowFlaw(
    String id,
    String extract,
    String column,
    Place place,
    Outcome outcome,
    String code,
    Predicate<Line> fits,
    Function<Line, String> injected) {

  /** Where the damage stands: for a row, behind it, or behind all of them. */
  enum Place {
    INSTEAD,
    BEHIND,
    AT_END
  }

  /** What becomes of the row. */
  enum Outcome {
    QUARANTINE,
    ACCEPT,
    WARN,
    DROP,
    REJECT,
    IGNORE;

    String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static RowFlaw refused(String id, String extract, String column, String text, String code) {
    return of(id, extract, column, Outcome.QUARANTINE, code, line -> line.with(column, text));
  }

  static RowFlaw accepted(String id, String extract, String column, String text) {
    return of(id, extract, column, Outcome.ACCEPT, "", line -> line.with(column, text));
  }

  static RowFlaw warned(String id, String extract, String column, String text, String code) {
    return of(id, extract, column, Outcome.WARN, code, line -> line.with(column, text));
  }

  /** Of the row as a whole. */
  static RowFlaw broken(String id, String extract, String code, Function<Line, String> injected) {
    return of(id, extract, "", Outcome.QUARANTINE, code, injected);
  }

  static RowFlaw behind(
      String id, String extract, Outcome outcome, String code, Function<Line, String> injected) {
    return new RowFlaw(id, extract, "", Place.BEHIND, outcome, code, line -> true, injected);
  }

  static RowFlaw atEnd(String id, String extract, String text, String code) {
    return new RowFlaw(
        id, extract, "", Place.AT_END, Outcome.QUARANTINE, code, line -> true, line -> text);
  }

  RowFlaw onlyWhere(Predicate<Line> condition) {
    return new RowFlaw(id, extract, column, place, outcome, code, condition, injected);
  }

  private static RowFlaw of(
      String id,
      String extract,
      String column,
      Outcome outcome,
      String code,
      Function<Line, String> injected) {
    return new RowFlaw(id, extract, column, Place.INSTEAD, outcome, code, line -> true, injected);
  }
}
