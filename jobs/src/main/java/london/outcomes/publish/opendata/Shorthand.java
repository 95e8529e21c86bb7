package london.outcomes.publish.opendata;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import london.outcomes.publish.ods.Cell;

/**
 * What stands where there is no number, and beside some numbers: the letters that the Government
 * Analysis Function recommends ("Symbols in tables: definitions and help").
 */
final class Shorthand {

  static final String BREAK = "[b]";
  static final String CONFIDENTIAL = "[c]";
  static final String PROVISIONAL = "[p]";
  static final String REVISED = "[r]";
  static final String UNRELIABLE = "[u]";
  static final String NOT_AVAILABLE = "[x]";
  static final String NOT_APPLICABLE = "[z]";

  /** Shorthand to its meaning, in the order of the alphabet. */
  static final Map<String, String> MEANINGS = new LinkedHashMap<>();

  static {
    MEANINGS.put(BREAK, "break: recording changed in between, so the two cannot be compared");
    MEANINGS.put(CONFIDENTIAL, "confidential: withheld to protect people");
    MEANINGS.put(PROVISIONAL, "provisional: later releases may change it");
    MEANINGS.put(REVISED, "revised: an earlier named release said otherwise");
    MEANINGS.put(
        UNRELIABLE,
        "unreliable: too few people were asked, so it is withheld or to be used with care");
    MEANINGS.put(
        NOT_AVAILABLE, "not available: the data have not arrived, or there is no earlier value");
    MEANINGS.put(NOT_APPLICABLE, "not applicable: there is no such number here");
  }

  private Shorthand() {}

  /** The shorthand above a table, in one line. */
  static String key() {
    StringBuilder out = new StringBuilder("Shorthand: ");
    String separator = "";
    for (Map.Entry<String, String> entry : MEANINGS.entrySet()) {
      out.append(separator).append(entry.getKey()).append(' ');
      out.append(entry.getValue().replaceAll(":.*", ""));
      separator = ", ";
    }
    return out.append(". The worksheet Notes says more.").toString();
  }

  /** A number, or why there is none. */
  static Cell value(Optional<Double> number, int decimals, String status) {
    return number
        .filter(Double::isFinite)
        .<Cell>map(finite -> new Cell.Number(finite, decimals))
        .orElse(why(status));
  }

  /** A number that belongs to another one, or why there is none. */
  static Cell beside(Optional<Double> number, Optional<Double> value, int decimals, String status) {
    return value.isPresent()
        ? value(number, decimals, "zero-denominator")
        : value(number, decimals, status);
  }

  private static Cell why(String status) {
    return Cell.of(
        switch (status) {
          case "suppressed", "restricted" -> CONFIDENTIAL;
          case "unreliable" -> UNRELIABLE;
          case "recording-change" -> BREAK;
          case "zero-denominator", "small-base", "rounded", "ok" -> NOT_APPLICABLE;
          default -> NOT_AVAILABLE;
        });
  }

  /** How settled a figure is, in a word and in shorthand. */
  static Cell dataStatus(String status, Optional<String> reliability) {
    String settled =
        switch (status) {
          case "provisional" -> "provisional " + PROVISIONAL;
          case "revised" -> "revised " + REVISED;
          default -> status;
        };
    return Cell.of(
        reliability.filter("marked"::equals).isPresent()
            ? settled + ", use with care " + UNRELIABLE
            : settled);
  }
}
