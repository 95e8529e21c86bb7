package london.outcomes.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import london.outcomes.catalogue.SourceContract;

/**
 * A correct delivery, cell by cell, for {@link Pollution} to damage. Each row carries a mark of its
 * own, such as {@code #17#}, by which it is known again wherever it ends up.
 */
final class CleanFile {

  static final Pattern MARK = Pattern.compile("#[0-9]+#");

  final SourceContract contract;
  final String charset;

  /** The header first, then the rows. */
  final List<Line> lines = new ArrayList<>();

  /** Marks of the rows that damage has come near; unless it concerns the whole file. */
  private final Set<String> harmed = new HashSet<>();

  private boolean isHarmedAsAWhole;

  /** A cell as it is written, with what stands around it. */
  static final class Cell {
    String open = "";
    String text;
    String close = "";
    String delimiter;

    Cell(String text, String delimiter) {
      this.text = text;
      this.delimiter = delimiter;
    }

    void quote(char quote) {
      String own = String.valueOf(quote);
      open = own;
      close = own;
      text = text.replace(own, own + own);
    }

    boolean isQuoted() {
      return !open.isEmpty();
    }
  }

  /** A record with its line end. */
  static final class Line {
    final List<Cell> cells = new ArrayList<>();
    String end;

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      for (Cell cell : cells) {
        text.append(cell.open).append(cell.text).append(cell.close).append(cell.delimiter);
      }
      return text.toString();
    }
  }

  /**
   * Writes a table as its contract says.
   *
   * @param rows the header first; where they have a delimiter or quote in them they are quoted
   * @param isQuoted whether every other text is quoted too
   */
  CleanFile(SourceContract contract, List<String[]> rows, String end, boolean isQuoted) {
    this.contract = contract;
    this.charset = contract.dialect().charset();
    String delimiter = String.valueOf(contract.dialect().delimiter());
    char quote = contract.dialect().quote();
    for (String[] row : rows) {
      Line line = new Line();
      line.end = end;
      for (int i = 0; i < row.length; i++) {
        Cell cell = new Cell(row[i], i == row.length - 1 ? "" : delimiter);
        boolean mustQuote = row[i].contains(delimiter) || row[i].matches("(?s).*[\n\r\"].*");
        if (mustQuote || (isQuoted && i % 2 == 1)) {
          cell.quote(quote);
        }
        line.cells.add(cell);
      }
      lines.add(line);
    }
  }

  int width() {
    return lines.get(0).cells.size();
  }

  /** A row, which is about to be damaged. */
  Line harm(int line) {
    Line own = lines.get(line);
    harmed.addAll(marks(own.toString()));
    isHarmedAsAWhole |= line == 0;
    return own;
  }

  CleanFile harmAll() {
    isHarmedAsAWhole = true;
    return this;
  }

  boolean isSound(String mark) {
    return !isHarmedAsAWhole && !harmed.contains(mark);
  }

  static List<String> marks(String text) {
    List<String> marks = new ArrayList<>();
    for (Matcher mark = MARK.matcher(text); mark.find(); ) {
      marks.add(mark.group());
    }
    return marks;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append(line.end));
    return text.toString();
  }
}
