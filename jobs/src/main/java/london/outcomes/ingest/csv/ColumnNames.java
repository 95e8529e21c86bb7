package london.outcomes.ingest.csv;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** When two column names mean the same, and which names no column may have. */
final class ColumnNames {
  /** White space of any kind, NBSP, zero-width and bidirectional marks, soft hyphen. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\s\\p{Z}\\p{Cf}]+", Pattern.UNICODE_CHARACTER_CLASS);

  /** Names that Spark, Databricks or our own readers give to columns of theirs. */
  private static final Set<String> RESERVED =
      Set.of("_corrupt_record", "_rescued_data", "_metadata");

  private ColumnNames() {}

  /** The name without case, spacing and other differences that readers cannot see. */
  static String key(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    return INVISIBLE.matcher(composed).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** The name as a reader sees it: composed, without invisible characters around or inside it. */
  static String visible(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    return INVISIBLE.matcher(composed).replaceAll(" ").strip();
  }

  static boolean isReserved(String name) {
    String key = key(name);
    return key.startsWith("__") || RESERVED.contains(key);
  }

  /** Whether a record repeats the header; decided at its first field for nearly every record. */
  static boolean areSame(String[] fields, String[] header) {
    for (int i = 0; i < header.length; i++) {
      if (!isSame(fields[i], header[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(String field, String name) {
    return field.equals(name) || (mayBeSame(field, name) && key(field).equals(key(name)));
  }

  /** Spares nearly every row the cost of a key: two ASCII beginnings tell most names apart. */
  private static boolean mayBeSame(String field, String name) {
    if (field.isEmpty() || name.isEmpty()) {
      return false;
    }
    char first = field.charAt(0);
    char other = name.charAt(0);
    boolean areVisible = first > ' ' && first < 0x7F && other > ' ' && other < 0x7F;
    return !areVisible || Character.toLowerCase(first) == Character.toLowerCase(other);
  }
}
