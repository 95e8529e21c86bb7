package london.outcomes.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.Charset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Takes words, or everything, out of the bytes of a record, and keeps its line ends. */
final class Blanks {

  private Blanks() {}

  /**
   * The bytes without the references.
   *
   * @param references none for all that stands there
   * @param charset in which the file is written
   */
  static byte[] in(byte[] record, Collection<String> references, Charset charset) {
    if (references.isEmpty()) {
      return blank(record);
    }
    // A character for each byte: references are found whatever character set surrounds them.
    String text = new String(record, ISO_8859_1);
    List<String> longestFirst =
        references.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    for (String reference : longestFirst) {
      text = without(text, new String(reference.getBytes(charset), ISO_8859_1));
    }
    return text.getBytes(ISO_8859_1);
  }

  private static byte[] blank(byte[] record) {
    byte[] blank = record.clone();
    for (int i = 0; i < blank.length; i++) {
      blank[i] = blank[i] == '\n' || blank[i] == '\r' ? blank[i] : (byte) ' ';
    }
    return blank;
  }

  private static String without(String text, String word) {
    StringBuilder out = new StringBuilder(text);
    String gap = (PseudonymKey.ERASED + " ".repeat(word.length()));
    String filler = gap.substring(0, Math.max(word.length(), PseudonymKey.ERASED.length()));
    int at = out.indexOf(word);
    while (at >= 0) {
      boolean isWhole = isEdge(out, at - 1) && isEdge(out, at + word.length());
      if (isWhole) {
        out.replace(at, at + word.length(), filler);
      }
      at = out.indexOf(word, at + (isWhole ? filler.length() : 1));
    }
    return out.toString();
  }

  private static boolean isEdge(CharSequence text, int at) {
    return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
  }
}
