package london.outcomes.catalogue;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One column of a delivery, as its contract declares it.
 *
 * @param name our name, snake case
 * @param headers the header texts that mean this column; the first is the current one
 * @param format pattern for months, dates and time stamps; empty for other types
 * @param required whether a row without a value is quarantined
 * @param blanks texts that stand where there is no value
 * @param pattern regular expression that the whole text must match; empty for any
 * @param codes texts that are allowed; empty for any
 * @param min smallest number allowed; {@code -Infinity} for any
 * @param max largest number allowed; {@code +Infinity} for any
 * @param isNormalised whether spelling is brought to one form (NFC, plain single spaces), which is
 *     noted as {@code WHITESPACE_NORMALISED}
 * @param problemCode the rule code when pattern or codes are broken
 * @param place where its text stands
 * @param persons whose references the column holds; then pseudonyms take their place
 */
public record SourceColumn(
    String name,
    List<String> headers,
    ColumnType type,
    String format,
    boolean required,
    Blanks blanks,
    String pattern,
    Set<String> codes,
    double min,
    double max,
    boolean isNormalised,
    String problemCode,
    Place place,
    Persons persons)
    implements Serializable {

  /** Where a column's text stands. */
  public enum Place {
    FIELD,
    /** As {@code FIELD}; an empty field means what stands above it. */
    FILLED_DOWN,
    /** It is the name of the sheet. */
    SHEET
  }

  /**
   * Texts that stand where there is no value, besides the empty field.
   *
   * @param tokens mean nothing more than that, such as {@code N/A}
   * @param sentinels values that a system writes for none, such as 1800-01-01; each is noted as
   *     {@code SENTINEL_NULL}
   * @param markers shorthand to its meaning, such as {@code *} to suppressed; it stands for a value
   *     or behind one, and the meaning becomes the column {@code <name>_status}
   */
  public record Blanks(List<String> tokens, List<String> sentinels, Map<String, String> markers)
      implements Serializable {
    public static final Blanks NONE = new Blanks(List.of(), List.of(), Map.of());
  }

  /**
   * Persons whom a column refers to. What is delivered becomes a pseudonym when the field is read.
   *
   * @param domain who they are to the supplier, such as victim: one person has one pseudonym in all
   *     columns of a domain, and different ones across domains; empty when nobody is named
   * @param separator stands between the references of several persons; empty for one person
   */
  public record Persons(String domain, String separator) implements Serializable {
    public static final Persons NONE = new Persons("", "");

    public boolean areNamed() {
      return !domain.isEmpty();
    }
  }

  /** The column with the meaning of the markers; there is none without markers. */
  public String statusName() {
    return name + "_status";
  }

  /** The same column under another header. */
  public SourceColumn under(String header) {
    return new SourceColumn(
        name,
        List.of(header),
        type,
        format,
        required,
        blanks,
        pattern,
        codes,
        min,
        max,
        isNormalised,
        problemCode,
        place,
        persons);
  }

  public boolean hasStatus() {
    return !blanks.markers().isEmpty();
  }
}
