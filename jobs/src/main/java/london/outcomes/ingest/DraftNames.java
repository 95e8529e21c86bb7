package london.outcomes.ingest;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives the columns of a draft names of ours, each once. */
final class DraftNames {

  private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern NO_LETTER = Pattern.compile("[^a-z0-9]+");

  /** What the reader and the judge call columns of their own. */
  private static final List<String> TAKEN =
      List.of(
          RowColumns.LINE, RowColumns.OFFSET, RowColumns.RAW, RowColumns.KEY, "conformed_table");

  private final Set<String> used = new HashSet<>(TAKEN);

  DraftNames() {
    used.addAll(List.of(RowReader.DELIVERY.fieldNames()));
  }

  /** A name for the column under a header. */
  String name(String header) {
    String name = snake(header);
    String plain = name.isEmpty() ? "column" : name;
    String own = Character.isDigit(plain.charAt(0)) ? "column_" + plain : plain;
    String free = own;
    for (int i = 2; !used.add(free); i++) {
      free = own + "_" + i;
    }
    return free;
  }

  /** Lower-case English letters and digits, words parted by one underscore. */
  static String snake(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    String parted = WORD_START.matcher(plain).replaceAll("_").toLowerCase(Locale.ROOT);
    String joined = NO_LETTER.matcher(parted).replaceAll("_");
    return joined.replaceAll("^_+|_+$", "");
  }
}
