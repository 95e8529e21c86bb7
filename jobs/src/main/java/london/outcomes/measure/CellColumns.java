package london.outcomes.measure;

/** Columns of cells and of measures, named once. */
final class CellColumns {

  static final String MEASURE = "measure_id";
  static final String TABLE = "table_name";
  static final String MONTH = "month";
  static final String AREA = "area_code";
  static final String LEVEL = "area_level";
  static final String GROUP_TYPE = "group_type";
  static final String GROUP = "group_id";
  static final String AMOUNT = "amount";
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
