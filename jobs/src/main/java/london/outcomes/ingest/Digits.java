package london.outcomes.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How many digits a written number has, against those that a double keeps. */
final class Digits {

  /** So many characters hold at most 15 digits, which a double keeps whatever they are. */
  private static final int EXACT_CHARS = 15;

  /** No number of ours is as long as a page. */
  private static final int MOST_CHARS = 1000;

  private Digits() {}

  /** Whether it would take a minute only to find out what number this is. */
  static boolean areTooMany(String text) {
    return text.length() > MOST_CHARS;
  }

  /** Whether the value says all that the text says: written with as many places it is the same. */
  static boolean areKept(String text, double value) {
    if (text.length() <= EXACT_CHARS) {
      return true;
    }
    BigDecimal written = new BigDecimal(text);
    BigDecimal kept = new BigDecimal(value).setScale(written.scale(), RoundingMode.HALF_EVEN);
    return kept.compareTo(written) == 0;
  }
}
