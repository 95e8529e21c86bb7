package london.outcomes.publish.opendata;

import java.util.regex.Pattern;
import london.outcomes.publish.SpreadsheetText;

/**
 * The house's rule for texts that a spreadsheet would run as formulas, in a form that can be taken
 * back: {@link SpreadsheetText} leaves a text alone that begins with an apostrophe already, so that
 * two texts could become the same one. Here such a text gets one more.
 */
public final class FormulaGuard {

  private static final String LINE = "\\t\\r\\n\\x0B\\f\\u0085\\u2028\\u2029";

  /** Where a formula would begin, were it not for apostrophes. */
  private static final String BEGINNING = "(^|[;|" + LINE + "])";

  private static final String UNSEEN = "([\\p{Z}\\p{C}\"'&&[^" + LINE + "]]*+)";
  private static final String SIGN = "(?=[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\u2212])";
  private static final Pattern UNGUARDED = Pattern.compile(BEGINNING + UNSEEN + SIGN);
  private static final Pattern GUARDED = Pattern.compile(BEGINNING + "'" + UNSEEN + SIGN);
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.][0-9]+)?");

  private FormulaGuard() {}

  /** The text with an apostrophe before all that could become a formula; a number as it is. */
  public static String guard(String text) {
    return isPlain(text) || NUMBER.matcher(text).matches()
        ? text
        : UNGUARDED.matcher(text).replaceAll("$1'$2");
  }

  /** Nearly every text begins with a letter and has one beginning: no pattern need look at it. */
  private static boolean isPlain(String text) {
    if (text.isEmpty() || !isWord(text.charAt(0))) {
      return text.isEmpty();
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ';' || c == '|' || c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean isWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  /** The text that was guarded. */
  public static String original(String guarded) {
    return GUARDED.matcher(guarded).replaceAll("$1$2");
  }
}
