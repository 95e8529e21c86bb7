package london.outcomes.publish;

import java.util.regex.Pattern;

/**
 * Text for files that people open in spreadsheets, which take what begins with {@code =}, {@code
 * +}, {@code -} or {@code @} for a formula and run it (OWASP, CSV injection). Tables and JSON keep
 * texts as they are.
 */
public final class SpreadsheetText {

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.][0-9]+)?");

  /**
   * Where a cell begins, or would begin for a reader that takes another separator; invisible
   * characters and quotes, which such a reader may strip; and the sign, full-width ones too.
   */
  private static final Pattern FORMULA =
      Pattern.compile(
          "(^|[;|\\t\\r\\n\\x0B\\f\\u0085\\u2028\\u2029])"
              + "([\\p{Z}\\p{C}\"&&[^\\t\\r\\n\\x0B\\f\\u0085\\u2028\\u2029]]*+)"
              + "(?=[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\u2212])");

  private SpreadsheetText() {}

  /** The text with an apostrophe before all that could become a formula; a number as it is. */
  public static String safe(String text) {
    return NUMBER.matcher(text).matches() ? text : FORMULA.matcher(text).replaceAll("$1'$2");
  }
}
