package london.outcomes.ingest;

/** Columns that the reader and the judge add to the delivered ones. */
final class RowColumns {

  static final String DELIVERY = "delivery_id";
  static final String LINE = "line_number";
  static final String OFFSET = "byte_offset";
  static final String RAW = "raw_text";

  /** Which of the rows of its delivery it is: several may come from one line. */
  static final String ROW = "_row";

  /** True for a finding about the file as a whole, which is no row. */
  static final String IS_FILE = "_is_file";

  /** The first thing that is wrong with the row, as {@code Problems} has it; null for none. */
  static final String PROBLEM = "_problem";

  /** Warnings of the reader, as an array of codes. */
  static final String NOTES = "_notes";

  static final String WARNINGS = "_warnings";

  /** What becomes of the row: a conformed table, {@link #QUARANTINE} or {@link #DROP}. */
  static final String FATE = "_fate";

  static final String FATE_CODE = "_fate_code";
  static final String FATE_COLUMN = "_fate_column";
  static final String FATE_DETAIL = "_fate_detail";
  static final String KEY = "row_key";

  static final String QUARANTINE = "quarantine";
  static final String DROP = "drop";
  static final String ACCEPT = "accept";
  static final String WARN = "warn";
  static final String FILE = "file";

  private RowColumns() {}
}
