package london.outcomes.ingest.csv;

/** The reason codes this package gives, as quarantine rows and run summaries show them. */
public final class Codes {
  public static final String UNTERMINATED_QUOTE = "UNTERMINATED_QUOTE";
  public static final String TEXT_AFTER_CLOSING_QUOTE = "TEXT_AFTER_CLOSING_QUOTE";
  public static final String QUOTE_IN_UNQUOTED_FIELD = "QUOTE_IN_UNQUOTED_FIELD";
  public static final String FIELD_COUNT = "FIELD_COUNT";
  public static final String LINE_TOO_LONG = "LINE_TOO_LONG";
  public static final String ENCODING = "ENCODING";
  public static final String CONTROL_CHAR = "CONTROL_CHAR";
  public static final String REPEATED_HEADER = "REPEATED_HEADER";

  public static final String NEWLINE_STYLE = "NEWLINE_STYLE";
  public static final String BLANK_LINE = "BLANK_LINE";
  public static final String TRUNCATED = "TRUNCATED";
  public static final String BELOW_FOOTER = "BELOW_FOOTER";

  public static final String EMPTY_FILE = "EMPTY_FILE";
  public static final String WRONG_TYPE = "WRONG_TYPE";
  public static final String ENCODING_CONVERTED = "ENCODING_CONVERTED";
  public static final String DIALECT = "DIALECT";

  public static final String COLUMN_ADDED = "COLUMN_ADDED";
  public static final String COLUMN_MISSING = "COLUMN_MISSING";
  public static final String SCHEMA_DRIFT = "SCHEMA_DRIFT";
  public static final String HEADER_MISMATCH = "HEADER_MISMATCH";
  public static final String HEADER_NORMALISED = "HEADER_NORMALISED";
  public static final String DUPLICATE_COLUMN = "DUPLICATE_COLUMN";
  public static final String RESERVED_NAME = "RESERVED_NAME";
  public static final String TOO_MANY_COLUMNS = "TOO_MANY_COLUMNS";

  private Codes() {}
}
