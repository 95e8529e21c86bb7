package london.outcomes.catalogue;

import java.io.Serializable;
import java.nio.charset.Charset;

/**
 * How a supplier's delimited text is written, as its contract declares it. Nothing is guessed from
 * the file: a file in another dialect is rejected.
 *
 * @param delimiter one ASCII character between fields
 * @param charset a name the JVM knows; a name and not a {@link Charset}, so that it serializes
 * @param quote one ASCII character around fields, or {@link #NO_QUOTE} where suppliers never quote
 */
public record Dialect(char delimiter, String charset, char quote) implements Serializable {
  /** For pipe or tab text in which quotation marks are ordinary characters. */
  public static final char NO_QUOTE = '\0';

  /** RFC 4180 in UTF-8. */
  public static final Dialect STANDARD = new Dialect(',', "UTF-8", '"');

  public Dialect {
    if (delimiter == quote || isUnusable(delimiter) || (quote != NO_QUOTE && isUnusable(quote))) {
      throw new IllegalArgumentException(
          "Dialect: delimiter U+%04X and quote U+%04X must be two different ASCII characters,"
                  .formatted((int) delimiter, (int) quote)
              + " neither of them a line end; correct the contract's format");
    }
    if (!isKnown(charset)) {
      throw new IllegalArgumentException(
          "Dialect: charset '" + charset + "' is unknown here; use a name such as UTF-8");
    }
  }

  /** The same separators in another character set. */
  public Dialect withCharset(String name) {
    return new Dialect(delimiter, name, quote);
  }

  public boolean isQuoting() {
    return quote != NO_QUOTE;
  }

  private static boolean isUnusable(char c) {
    return c == 0 || c > 0x7E || c == '\n' || c == '\r';
  }

  private static boolean isKnown(String charset) {
    try {
      return Charset.isSupported(charset);
    } catch (IllegalArgumentException malformedName) {
      return false;
    }
  }
}
