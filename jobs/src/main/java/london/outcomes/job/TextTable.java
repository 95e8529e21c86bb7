package london.outcomes.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** Rows as aligned text: numbers to the right, no value as an empty field. */
final class TextTable {

  private static final int WIDEST = 60;

  private TextTable() {}

  static String of(String[] names, List<Row> rows) {
    List<String[]> lines = new ArrayList<>();
    lines.add(names);
    rows.forEach(row -> lines.add(texts(row)));
    int[] widths = new int[names.length];
    for (String[] line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Math.min(WIDEST, line[i].length()));
      }
    }
    boolean[] isNumber = new boolean[names.length];
    for (int i = 0; i < isNumber.length; i++) {
      int column = i;
      isNumber[i] = rows.stream().anyMatch(r -> r.get(column) instanceof Number);
    }
    StringBuilder out = new StringBuilder();
    lines.forEach(line -> out.append(line(line, widths, isNumber)).append('\n'));
    String rule = Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining("  "));
    return out.insert(out.indexOf("\n") + 1, rule + "\n").toString();
  }

  private static String[] texts(Row row) {
    String[] texts = new String[row.size()];
    for (int i = 0; i < texts.length; i++) {
      Object value = row.get(i);
      texts[i] = value == null ? "" : value instanceof Double d ? number(d) : value.toString();
    }
    return texts;
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : String.format(java.util.Locale.ROOT, "%.4f", value);
  }

  private static String line(String[] line, int[] widths, boolean[] isNumber) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < line.length; i++) {
      String text = line[i].length() > WIDEST ? line[i].substring(0, WIDEST - 1) + "…" : line[i];
      fields.add(("%" + (isNumber[i] ? "" : "-") + Math.max(1, widths[i]) + "s").formatted(text));
    }
    return String.join("  ", fields).stripTrailing();
  }
}
