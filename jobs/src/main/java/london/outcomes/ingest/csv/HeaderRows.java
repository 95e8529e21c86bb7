package london.outcomes.ingest.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Several rows that are a header together, as one. A text above the last row stands for the empty
 * cells on its right, as merged cells are delivered; the texts of a column are joined by a bar.
 */
public final class HeaderRows {
  private static final String BAR = " | ";

  private HeaderRows() {}

  /** The one header of the rows, the first damaged row, or the only row as it is. */
  public static RawRecord joined(List<RawRecord> rows) {
    Optional<RawRecord> damaged = rows.stream().filter(row -> !row.isIntact()).findFirst();
    if (damaged.isPresent() || rows.size() == 1) {
      return damaged.orElseGet(() -> rows.get(0));
    }
    RawRecord first = rows.get(0);
    String raw = rows.stream().map(RawRecord::raw).collect(Collectors.joining("\n"));
    return new RawRecord(first.line(), first.offset(), raw, fields(rows), "", "");
  }

  private static String[] fields(List<RawRecord> rows) {
    int width = rows.stream().mapToInt(row -> row.fields().length).max().orElse(0);
    List<String[]> filled = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String[] texts = Arrays.copyOf(rows.get(i).fields(), width);
      filled.add(i < rows.size() - 1 ? filledToTheRight(texts) : plain(texts));
    }
    String[] fields = new String[width];
    for (int column = 0; column < width; column++) {
      int at = column;
      fields[column] =
          filled.stream()
              .map(texts -> texts[at])
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining(BAR));
    }
    return fields;
  }

  private static String[] filledToTheRight(String[] texts) {
    String[] filled = plain(texts);
    for (int i = 1; i < filled.length; i++) {
      filled[i] = filled[i].isEmpty() ? filled[i - 1] : filled[i];
    }
    return filled;
  }

  private static String[] plain(String[] texts) {
    return Arrays.stream(texts)
        .map(text -> text == null ? "" : text.replaceAll("\\s+", " ").strip())
        .toArray(String[]::new);
  }
}
