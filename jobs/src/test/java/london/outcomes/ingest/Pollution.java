package london.outcomes.ingest;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import london.outcomes.ingest.CleanFile.Cell;
import london.outcomes.ingest.CleanFile.Line;

/**
 * Ways to damage the form of a file, one element at a time: those of the Pollock benchmark
 * (Vitagliano and others, PVLDB 16(8), 2023) and what else spreadsheets and scripts do to CSV.
 */
enum Pollution {
  DELIMITER_LOST((f, r) -> cell(f, r).delimiter = ""),
  DELIMITER_DOUBLED((f, r) -> doubleDelimiter(cell(f, r))),
  DELIMITER_MOVED(Pollution::moveDelimiter),
  DELIMITER_REPLACED((f, r) -> cell(f, r).delimiter = pick(Values.DELIMITERS, r)),
  DELIMITER_PADDED((f, r) -> cell(f, r).delimiter += " "),
  DELIMITERS_MIXED(
      (f, r) -> f.harmAll().lines.forEach(l -> delimit(l, pick(Values.USUAL_DELIMITERS, r)))),
  TRAILING_DELIMITERS_ADDED((f, r) -> all(f, delimiter(f), Pollution::addTrailing)),
  TRAILING_DELIMITERS_OF_ROWS_ADDED(Pollution::addTrailingOfRows),
  ROW_DELIMITERS_REPLACED((f, r) -> delimit(row(f, r), pick(Values.DELIMITERS, r))),
  FILE_DELIMITERS_REPLACED((f, r) -> all(f, pick(Values.DELIMITERS, r), Pollution::delimit)),
  QUOTE_ADDED_BEFORE((f, r) -> Values.before(cell(f, r), "\"")),
  QUOTE_ADDED_BEHIND((f, r) -> Values.behind(cell(f, r), "\"")),
  QUOTE_ADDED_INSIDE((f, r) -> Values.insert(cell(f, r), r, "\"")),
  QUOTE_LOST_BEFORE((f, r) -> quoted(f, r).open = ""),
  QUOTE_LOST_BEHIND((f, r) -> quoted(f, r).close = ""),
  QUOTES_LOST(Pollution::loseQuotes),
  ROWS_QUOTED_TOGETHER(Pollution::quoteTogether),
  QUOTES_DOUBLED((f, r) -> requote(quoted(f, r), "\"\"")),
  QUOTES_ALONE((f, r) -> cell(f, r).text = "\""),
  QUOTE_PADDED((f, r) -> quoted(f, r).open = " \""),
  FILE_QUOTES_PADDED((f, r) -> all(f, pick(Values.SPACES, r), Pollution::padQuotes)),
  QUOTE_FOLLOWED((f, r) -> quoted(f, r).close = "\" "),
  QUOTES_REPLACED((f, r) -> requote(quoted(f, r), pick(Values.QUOTES, r))),
  FILE_QUOTES_REPLACED((f, r) -> all(f, pick(Values.QUOTES, r), Pollution::requoteAll)),
  ESCAPE_REPLACED((f, r) -> all(f, "\\\"", Pollution::escape)),
  ESCAPE_LOST((f, r) -> all(f, "\"", Pollution::escape)),
  BACKSLASH_LAST((f, r) -> Values.behind(quoted(f, r), "\\")),
  LINE_END_LOST((f, r) -> endLine(f, r, "")),
  LINE_END_REPLACED((f, r) -> endLine(f, r, pick(Values.LINE_ENDS, r))),
  LINE_ENDS_REPLACED((f, r) -> all(f, pick(Values.LINE_ENDS, r), (line, end) -> line.end = end)),
  LINE_ENDS_MIXED((f, r) -> f.lines.forEach(line -> line.end = pick(Values.USUAL_ENDS, r))),
  LINE_END_ADDED((f, r) -> Values.insert(cell(f, r), r, pick(Values.LINE_ENDS, r))),
  LAST_LINE_END_LOST((f, r) -> f.lines.get(f.lines.size() - 1).end = ""),
  LINE_ADDED((f, r) -> add(f, at(f, r), pick(Values.LINES, r))),
  EMPTY_CELLS_ADDED((f, r) -> addCells(f, at(f, r), "")),
  PREAMBLE_ADDED((f, r) -> add(f.harmAll(), 0, pick(Values.LINES, r))),
  WIDE_PREAMBLE_ADDED((f, r) -> addCells(f.harmAll(), 0, "PREAMBLE")),
  FOOTNOTE_ADDED((f, r) -> add(f, f.lines.size(), pick(Values.LINES, r))),
  WIDE_FOOTNOTE_ADDED((f, r) -> addCells(f, f.lines.size(), "FOOTNOTE")),
  HEADER_LOST(Pollution::loseHeader),
  HEADER_SPLIT(Pollution::splitHeader),
  HEADER_ALONE((f, r) -> f.harmAll().lines.subList(1, f.lines.size()).clear()),
  HEADER_REPEATED((f, r) -> f.harmAll().lines.add(1 + at(f, r), f.lines.get(0))),
  HEADER_CELL_CHANGED((f, r) -> cell(f, f.harm(0), r).text = pick(Values.NAMES, r)),
  HEADER_CELL_PADDED((f, r) -> cell(f, f.harm(0), r).text += pick(Values.SPACES, r)),
  HEADER_CELL_COPIED(Pollution::copyHeader),
  HEADER_CELLS_SWAPPED((f, r) -> swap(f.harm(0), r)),
  COLUMN_ADDED((f, r) -> all(f, "extra", Pollution::addColumn)),
  COLUMN_LOST(Pollution::loseColumn),
  TABLE_ADDED(Pollution::addTable),
  ROW_REPEATED((f, r) -> f.lines.add(1 + at(f, r), row(f, r))),
  ROW_CUT(Pollution::cutRow),
  VALUE_PADDED_BEFORE((f, r) -> Values.before(cell(f, r), pick(Values.SPACES, r))),
  VALUE_PADDED_BEHIND((f, r) -> Values.behind(cell(f, r), pick(Values.SPACES, r))),
  VALUE_REPLACED((f, r) -> cell(f, r).text = pick(Values.TEXTS, r)),
  NUMBER_REPLACED((f, r) -> cell(f, r).text = pick(Values.NUMBERS, r)),
  CHARACTER_ADDED((f, r) -> Values.insert(cell(f, r), r, pick(Values.CHARACTERS, r)));

  private final BiConsumer<CleanFile, Random> damage;

  Pollution(BiConsumer<CleanFile, Random> damage) {
    this.damage = damage;
  }

  void damage(CleanFile file, Random random) {
    damage.accept(file, random);
  }

  static <T> T pick(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static int at(CleanFile file, Random random) {
    return random.nextInt(file.lines.size());
  }

  private static Line row(CleanFile file, Random random) {
    return file.harm(at(file, random));
  }

  private static Cell cell(CleanFile file, Random random) {
    return cell(file, row(file, random), random);
  }

  private static Cell cell(CleanFile file, Line line, Random random) {
    return pick(line.cells, random);
  }

  /** A quoted cell where there is one nearby. */
  private static Cell quoted(CleanFile file, Random random) {
    for (int i = 0; i < 10; i++) {
      int at = at(file, random);
      Cell found = pick(file.lines.get(at).cells, random);
      if (found.isQuoted()) {
        file.harm(at);
        return found;
      }
    }
    return cell(file, random);
  }

  private static <T> void all(CleanFile file, T with, BiConsumer<Line, T> damage) {
    file.harmAll().lines.forEach(line -> damage.accept(line, with));
  }

  private static void doubleDelimiter(Cell cell) {
    cell.delimiter += cell.delimiter.isEmpty() ? "," : cell.delimiter;
  }

  /** Two damages that make up for each other: the number of fields stays. */
  private static void moveDelimiter(CleanFile file, Random random) {
    Line line = row(file, random);
    Cell from = pick(line.cells, random);
    Cell to = pick(line.cells, random);
    to.delimiter += from.delimiter;
    from.delimiter = from == to ? from.delimiter : "";
  }

  private static void delimit(Line line, String delimiter) {
    line.cells.stream().limit(line.cells.size() - 1L).forEach(c -> c.delimiter = delimiter);
  }

  private static void loseQuotes(CleanFile file, Random random) {
    requote(quoted(file, random), "");
  }

  /** A quote opens in one row and closes in the same column of the next one. */
  private static void quoteTogether(CleanFile file, Random random) {
    int at = at(file, random);
    Line first = file.harm(at);
    Line last = file.harm(Math.min(at + 1, file.lines.size() - 1));
    int column = random.nextInt(Math.min(first.cells.size(), last.cells.size()));
    if (!first.cells.get(column).isQuoted() && !last.cells.get(column).isQuoted()) {
      first.cells.get(column).open = "\"";
      last.cells.get(column).close = "\"";
    }
  }

  private static void requote(Cell cell, String quote) {
    cell.open = quote;
    cell.close = quote;
  }

  private static void requoteAll(Line line, String quote) {
    line.cells.stream().filter(Cell::isQuoted).forEach(c -> requote(c, quote));
  }

  private static void escape(Line line, String quote) {
    line.cells.forEach(c -> c.text = c.text.replace("\"\"", quote));
  }

  private static void endLine(CleanFile file, Random random, String end) {
    int at = at(file, random);
    file.harm(at).end = end;
    file.harm(Math.min(at + 1, file.lines.size() - 1));
  }

  private static void add(CleanFile file, int at, String text) {
    Line line = new Line();
    line.cells.add(new Cell(text, ""));
    line.end = file.lines.get(0).end;
    file.lines.add(at, line);
  }

  private static void addCells(CleanFile file, int at, String first) {
    String delimiter = delimiter(file);
    add(file, at, first + delimiter.repeat(file.width() - 1));
  }

  private static void loseHeader(CleanFile file, Random random) {
    file.harmAll();
    if (file.lines.size() > 1) {
      file.lines.remove(0);
    }
  }

  /** Each name on two or three lines, cell below cell: only together are they the header. */
  private static void splitHeader(CleanFile file, Random random) {
    file.harmAll();
    int rows = 1 + random.nextInt(2);
    for (int i = 0; i < rows; i++) {
      Line lower = new Line();
      lower.end = file.lines.get(0).end;
      for (Cell cell : file.lines.get(i).cells) {
        int half = cell.text.length() / 2;
        lower.cells.add(new Cell(cell.text.substring(half), cell.delimiter));
        cell.text = cell.text.substring(0, half);
      }
      file.lines.add(i + 1, lower);
    }
  }

  private static String delimiter(CleanFile file) {
    return String.valueOf(file.contract.dialect().delimiter());
  }

  private static void addTrailing(Line line, String delimiter) {
    line.cells.get(line.cells.size() - 1).delimiter = delimiter;
    line.cells.add(new Cell("", ""));
  }

  /** The rows have a delimiter at their end, the header has none. */
  private static void addTrailingOfRows(CleanFile file, Random random) {
    List<Line> rows = file.harmAll().lines;
    rows.subList(1, rows.size()).forEach(line -> addTrailing(line, delimiter(file)));
  }

  private static void padQuotes(Line line, String space) {
    for (Cell cell : line.cells) {
      cell.open = cell.isQuoted() ? space + cell.open : "";
      cell.close = cell.isQuoted() ? cell.close + space : "";
    }
  }

  private static void copyHeader(CleanFile file, Random random) {
    Line header = file.harm(0);
    pick(header.cells, random).text = pick(header.cells, random).text;
  }

  private static void swap(Line line, Random random) {
    int first = random.nextInt(line.cells.size());
    int second = random.nextInt(line.cells.size());
    String text = line.cells.get(first).text;
    line.cells.get(first).text = line.cells.get(second).text;
    line.cells.get(second).text = text;
  }

  private static void addColumn(Line line, String text) {
    line.cells.add(0, new Cell(text, line.cells.get(0).delimiter));
  }

  private static void loseColumn(CleanFile file, Random random) {
    int column = random.nextInt(file.width());
    all(file, column, Pollution::loseCell);
  }

  private static void loseCell(Line line, int column) {
    if (column < line.cells.size() && line.cells.size() > 1) {
      line.cells.remove(column);
    }
  }

  /** Narrower, wider or of the same width, with a blank line in between or not. */
  private static void addTable(CleanFile file, Random random) {
    file.harmAll();
    if (random.nextBoolean()) {
      add(file, file.lines.size(), "");
    }
    String delimiter = delimiter(file);
    int width = Math.max(1, file.width() + random.nextInt(3) - 1);
    for (String cell : List.of("name", "x1", "x2")) {
      add(file, file.lines.size(), String.join(delimiter, Collections.nCopies(width, cell)));
    }
  }

  private static void cutRow(CleanFile file, Random random) {
    int last = file.lines.size() - 1;
    Line line = file.harm(last);
    String text = line.toString();
    add(file, last, text.substring(0, random.nextInt(text.length() + 1)));
    file.lines.get(last).end = "";
    file.lines.remove(last + 1);
  }
}
