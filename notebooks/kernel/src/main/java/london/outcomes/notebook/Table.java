package london.outcomes.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A small table for readers: numbers to the right, gaps as a dash. */
public final class Table {
  private static final String CELL = "padding:4px 12px 4px 0;text-align:";

  private final List<String> header;
  private final List<List<String>> rows;
  private final List<Boolean> numeric;

  private Table(List<String> header, List<? extends List<?>> values) {
    this.header = List.copyOf(header);
    this.rows = values.stream().map(row -> row.stream().map(Table::show).toList()).toList();
    this.numeric = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      int column = i;
      numeric.add(values.stream().anyMatch(row -> row.get(column) instanceof Number));
    }
  }

  /** A table of these rows; each has one value for each column of the header. */
  public static Table of(List<String> header, List<? extends List<?>> rows) {
    for (List<?> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(
            "a row of " + row.size() + " values under " + header.size() + " columns: " + row);
      }
    }
    return new Table(header, rows);
  }

  /** The rows that Spark gives, all of them: limit them before. */
  public static Table of(Dataset<Row> rows) {
    return of(
        List.of(rows.columns()),
        rows.collectAsList().stream()
            .map(row -> IntStream.range(0, row.size()).mapToObj(row::get).toList())
            .toList());
  }

  String html() {
    String head = line(header, "th");
    String body = rows.stream().map(row -> line(row, "td")).collect(Collectors.joining());
    return "<table><thead>" + head + "</thead><tbody>" + body + "</tbody></table>";
  }

  String text() {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      int column = i;
      int widest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
      widths.add(Math.max(widest, header.get(i).length()));
    }
    Function<List<String>, String> pad =
        row -> {
          StringBuilder line = new StringBuilder();
          for (int i = 0; i < row.size(); i++) {
            String blanks = " ".repeat(widths.get(i) - row.get(i).length());
            line.append(numeric.get(i) ? blanks + row.get(i) : row.get(i) + blanks).append("  ");
          }
          return line.toString().stripTrailing();
        };
    List<String> lines = new ArrayList<>(List.of(pad.apply(header)));
    rows.forEach(row -> lines.add(pad.apply(row)));
    return String.join("\n", lines);
  }

  @Override
  public String toString() {
    return text();
  }

  private String line(List<String> values, String tag) {
    StringBuilder line = new StringBuilder("<tr>");
    for (int i = 0; i < values.size(); i++) {
      line.append("<").append(tag).append(" style=\"").append(CELL);
      line.append(numeric.get(i) ? "right" : "left").append("\">");
      line.append(escape(values.get(i))).append("</").append(tag).append(">");
    }
    return line.append("</tr>").toString();
  }

  private static String show(Object value) {
    if (value == null) {
      return "–";
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      boolean whole = number == Math.rint(number) && Math.abs(number) >= 100;
      return String.format(Locale.UK, whole ? "%,.0f" : "%,.2f", number);
    }
    return value instanceof Long || value instanceof Integer
        ? String.format(Locale.UK, "%,d", value)
        : value.toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
