package london.outcomes.ingest.csv;

/**
 * One logical record of a delivered file, where it stands, and either its fields or its damage.
 *
 * @param line the physical line on which it starts, counted from 1
 * @param offset the position of its first byte in the stream that was read
 * @param raw its text without the line end; for a damaged record at most 65,536 characters, and
 *     bytes that cannot be shown are written as {@code \xNN}
 * @param fields its values when intact, otherwise empty; handed over, not copied
 * @param code empty when intact, otherwise one of {@link Codes}
 * @param detail empty when intact, otherwise what was seen and expected; never a value of the row
 */
public record RawRecord(
    long line, long offset, String raw, String[] fields, String code, String detail) {
  static final String[] NO_FIELDS = {};

  /** The same record, or a damaged one when its fields are not what the header lets expect. */
  public RawRecord under(String[] header) {
    if (fields.length != header.length) {
      return damaged(Codes.FIELD_COUNT, Messages.fieldCount(fields.length, header.length));
    }
    return ColumnNames.areSame(fields, header)
        ? damaged(Codes.REPEATED_HEADER, Messages.repeatedHeader())
        : this;
  }

  /** The same record as one whose fields cannot be used. */
  public RawRecord damaged(String reason, String why) {
    String kept = raw.substring(0, Math.min(raw.length(), RecordText.MAX_SHOWN_CHARS));
    return new RawRecord(line, offset, kept, NO_FIELDS, reason, why);
  }

  /** Whether the fields can be used. */
  public boolean isIntact() {
    return code.isEmpty();
  }
}
