package london.outcomes.ingest;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** One spelling for names that are joined on: they differ in ways that no reader can see. */
final class Spelling {

  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u200B-\\u200F\\u202A-\\u202E\\u2060\\uFEFF]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u2007\\u202F]+");

  /** UTF-8 that was read as Windows-1252 and written as UTF-8 again: "Ã©" for "é". */
  private static final Pattern MOJIBAKE = Pattern.compile("[ÃÂ][\\u0080-\\u00BF]|â€");

  private Spelling() {}

  /** Composed characters (NFC), no invisible ones, single plain spaces, none at the ends. */
  static String normalise(String text) {
    if (isPlain(text)) {
      return text;
    }
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return SPACES.matcher(INVISIBLE.matcher(composed).replaceAll("")).replaceAll(" ").strip();
  }

  static boolean isMojibake(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        return MOJIBAKE.matcher(text).find();
      }
    }
    return false;
  }

  private static boolean isPlain(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7E || c < ' ' || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return before != ' ' || text.isEmpty();
  }
}
