package london.outcomes.ingest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression that whole texts must match. Most patterns of contracts are codes of fixed
 * length, such as {@code [EW]01[0-9]{6}}: for these it is enough to look each character up, a tenth
 * of the work. All others are left to Java.
 */
final class TextPattern {

  /** A class of plain characters or one such character, and how often it stands there. */
  private static final Pattern PIECE =
      Pattern.compile("(?:\\[([A-Za-z0-9-]+)]|([A-Za-z0-9]))(?:\\{([0-9]{1,3})})?");

  private static final int ASCII = 128;

  private final BitSet[] places;
  private final Matcher matcher;

  TextPattern(String expression) {
    this.matcher = Pattern.compile(expression).matcher("");
    this.places = places(expression);
  }

  boolean matches(String text) {
    if (places == null) {
      return matcher.reset(text).matches();
    }
    if (text.length() != places.length) {
      return false;
    }
    for (int i = 0; i < places.length; i++) {
      if (!places[i].get(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The characters that each place allows; null where the expression says more than that. */
  private static BitSet[] places(String expression) {
    List<BitSet> places = new ArrayList<>();
    Matcher piece = PIECE.matcher(expression);
    int end = 0;
    while (piece.find() && piece.start() == end) {
      BitSet allowed =
          allowed(piece.group(1) != null ? "[" + piece.group(1) + "]" : piece.group(2));
      int times = piece.group(3) == null ? 1 : Integer.parseInt(piece.group(3));
      for (int i = 0; i < times; i++) {
        places.add(allowed);
      }
      end = piece.end();
    }
    return end == expression.length() ? places.toArray(BitSet[]::new) : null;
  }

  /** Java itself says what a class means. */
  private static BitSet allowed(String characters) {
    Pattern single = Pattern.compile(characters);
    BitSet allowed = new BitSet(ASCII);
    for (char c = 0; c < ASCII; c++) {
      allowed.set(c, single.matcher(String.valueOf(c)).matches());
    }
    return allowed;
  }
}
