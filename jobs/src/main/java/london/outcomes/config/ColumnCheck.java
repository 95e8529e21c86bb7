package london.outcomes.config;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.catalogue.SourceContract;

/** That each column of a contract has a name and headers of its own. */
final class ColumnCheck {

  /** What every row says of itself besides its values; so does all that begins with a low line. */
  private static final Set<String> TAKEN =
      Set.of(
          "delivery_id",
          "source_id",
          "force_id",
          "provenance",
          "file_name",
          "delivery_month",
          "delivery_sequence",
          "line_number",
          "byte_offset",
          "raw_text",
          "row_key");

  private final Mistakes mistakes;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> headers = new HashMap<>();

  ColumnCheck(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  void check(String file, SourceContract source) {
    for (int i = 0; i < source.columns().size(); i++) {
      SourceColumn column = source.columns().get(i);
      String key = "columns[" + i + "]";
      checkName(file, key + ".name", column.name());
      if (column.hasStatus()) {
        checkName(file, key + ".markers", column.statusName());
      }
      if (column.place() != SourceColumn.Place.SHEET) {
        column.headers().forEach(h -> checkHeader(file, key + ".header", h, column.name()));
      }
    }
  }

  private void checkName(String file, String key, String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    if (plain.startsWith("_") || TAKEN.contains(plain)) {
      mistakes.add(
          file, key, "'" + name + "' is a column that rows have anyway", "Choose another name.");
    } else if (names.put(plain, name) != null) {
      mistakes.add(
          file, key, "there is another column '" + name + "'", "Give each a name of its own.");
    }
  }

  private void checkHeader(String file, String key, String header, String column) {
    String other = headers.put(header.strip().toLowerCase(Locale.ROOT), column);
    if (other != null && !other.equals(column)) {
      mistakes.add(
          file,
          key,
          "'" + header + "' is the header of the column '" + other + "' too",
          "A field becomes one column; derive the other from it.");
    }
  }
}
