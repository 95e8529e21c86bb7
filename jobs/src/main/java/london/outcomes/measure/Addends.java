package london.outcomes.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rint;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.Map;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Sample;
import org.apache.spark.sql.Column;

/** What one record adds to the sums of a measure's cells; null for nothing. */
record Addends(Measure measure) {

  /** Where one set of sums is enough. */
  static final String WHOLE = "''";

  /**
   * Addends are whole multiples of 2 to the power of -34: up to half a million, sums of them are
   * exact, and those of whole numbers far beyond. So no order of adding changes the last digit of a
   * figure, and it can be computed again bit for bit.
   */
  private static final double STEPS = 1L << 34;

  /** SQL expression, a text, of the part of the cell that a record belongs to. */
  String part() {
    if (measure.kind() == Kind.MEDIAN_DAYS) {
      return "cast(cast(" + measure.numerator().sum() + " AS bigint) AS string)";
    }
    return measure
        .sample()
        .map(sample -> "coalesce(cast(" + sample.stratum() + " AS string), 'unknown')")
        .orElse(WHOLE);
  }

  boolean hasParts() {
    return !part().equals(WHOLE);
  }

  /** Sum to what a record adds to it; sums that the kind has no use for are left out. */
  Map<String, Column> sums() {
    Map<String, Column> sums = new LinkedHashMap<>();
    if (measure.sample().isPresent()) {
      addWeighted(sums, measure.sample().get());
      return sums;
    }
    Column number = exact(expr(measure.numerator().sum()));
    boolean isNumber = measure.kind() == Kind.MEAN;
    boolean isDays = measure.kind() == Kind.MEDIAN_DAYS;
    Column isCounted = isNumber || isDays ? isCounted().and(number.isNotNull()) : isCounted();
    sums.put(CellColumns.AMOUNT, when(isCounted, isDays ? lit(1.0) : number));
    if (isNumber) {
      sums.put(CellColumns.BASE, when(isCounted, 1.0));
      sums.put(CellColumns.AMOUNT_SQUARES, when(isCounted, exact(number.multiply(number))));
    } else if (measure.denominator() instanceof Denominator.Rows) {
      sums.put(CellColumns.BASE, when(isBase(), 1.0));
    }
    return sums;
  }

  /** Whether a record adds to any of the sums. */
  Column isAny() {
    if (measure.sample().isPresent()) {
      return isOwn();
    }
    return measure.denominator() instanceof Denominator.Rows ? isBase() : isCounted();
  }

  /**
   * Method M12 with the respondent as the sampling unit: five sums of each stratum, and its size.
   */
  private void addWeighted(Map<String, Column> sums, Sample sample) {
    Column weight = exact(expr(sample.weight()));
    Column square = exact(weight.multiply(weight));
    sums.put(CellColumns.AMOUNT, when(isCounted(), weight));
    sums.put(CellColumns.BASE, when(isBase(), weight));
    sums.put(CellColumns.AMOUNT_SQUARES, when(isCounted(), square));
    sums.put(CellColumns.BASE_SQUARES, when(isBase(), square));
    sums.put(CellColumns.RESPONDENTS, when(isBase(), 1.0));
    sums.put(CellColumns.DRAWN, when(isOwn(), 1.0));
  }

  private static Column exact(Column number) {
    return rint(number.cast("double").multiply(STEPS)).divide(STEPS);
  }

  private Column isCounted() {
    return isBase().and(expr(measure.numerator().where()));
  }

  private Column isBase() {
    return measure.denominator() instanceof Denominator.Rows rows
        ? isOwn().and(expr(rows.where()))
        : isOwn();
  }

  private Column isOwn() {
    return col("source_id").isInCollection(measure.sources());
  }
}
