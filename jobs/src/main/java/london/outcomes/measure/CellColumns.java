package london.outcomes.measure;

import java.util.List;

/** Columns of cells and of measures, named once. */
final class CellColumns {

  static final String MEASURE = "measure_id";
  static final String TABLE = "table_name";
  static final String MONTH = "month";
  static final String AREA = "area_code";
  static final String LEVEL = "area_level";
  static final String GROUP_TYPE = "group_type";
  static final String GROUP = "group_id";

  /**
   * What the sums of a cell are of where sums over all of its records would not do: the stratum of
   * a sample, or a number of days. Empty for the row that every cell has.
   */
  static final String PART = "part";

  /** Sum of what is counted: of cases, of a number, or of weights. */
  static final String AMOUNT = "amount";

  /** Sum over the rows that it is set against, where these are of the same table. */
  static final String BASE = "base";

  /** Sum of the squares of what {@link #AMOUNT} adds up. */
  static final String AMOUNT_SQUARES = "amount_squares";

  /** Sum of the squares of what {@link #BASE} adds up. */
  static final String BASE_SQUARES = "base_squares";

  /** Respondents with a valid answer, unweighted. */
  static final String RESPONDENTS = "respondents";

  /** Respondents of the whole file, also those without a valid answer. */
  static final String DRAWN = "drawn";

  /** All that adds up. */
  static final List<String> SUMS =
      List.of(AMOUNT, BASE, AMOUNT_SQUARES, BASE_SQUARES, RESPONDENTS, DRAWN);

  static final String PROVENANCE = "provenance";
  static final String DATA_STATUS = "data_status";
  static final String DELIVERIES = "delivery_ids";
  static final String YEAR = "financial_year";
  static final String PERIOD = "period_id";
  static final String WINDOW = "window";
  static final String COUNT = "count";
  static final String DENOMINATOR = "denominator";
  static final String VALUE = "value";
  static final String COVERAGE = "coverage";
  static final String STATUS = "status";

  /** The group of everybody. */
  static final String ALL = "all";

  /** Area of what has no place, or a place whose force has not delivered. */
  static final String UNKNOWN = "unknown";

  private CellColumns() {}
}
