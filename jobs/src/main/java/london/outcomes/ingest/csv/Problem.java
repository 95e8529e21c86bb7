package london.outcomes.ingest.csv;

/**
 * Something wrong with a file or its header.
 *
 * @param code one of {@link Codes}
 * @param column the column it is about, or empty when it is about the whole file
 * @param detail what was seen, what was expected and what to do, in one sentence for the supplier
 */
public record Problem(String code, String column, String detail) {
  static Problem ofFile(String code, String detail) {
    return new Problem(code, "", detail);
  }
}
