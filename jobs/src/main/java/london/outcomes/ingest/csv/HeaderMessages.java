package london.outcomes.ingest.csv;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said about headers. Fields are counted from 1, as in a spreadsheet. */
final class HeaderMessages {
  private HeaderMessages() {}

  static String tooManyColumns(int seen) {
    return "The header has %,d columns; expected at most %,d; ask the supplier what the file is"
        .formatted(seen, HeaderMatcher.MAX_COLUMNS);
  }

  static String otherHeader(
      int fieldsSeen, List<ExpectedColumn> missing, List<ExpectedColumn> expected) {
    return ("The first record has %,d fields and lacks %,d of %,d expected columns (%s); expected"
            + " the header there; remove lines above it or declare them in the contract's"
            + " preamble-lines, or add the header")
        .formatted(fieldsSeen, missing.size(), expected.size(), quoted(names(missing)));
  }

  static String missing(ExpectedColumn column, int fieldsSeen) {
    return ("Column %s is missing among %,d columns; expected it under one of the names %s; ask the"
            + " supplier for it")
        .formatted(quoted(List.of(column.name())), fieldsSeen, quoted(allNames(column)));
  }

  static String drift(ExpectedColumn column, List<String> unmatched) {
    return ("Column %s is missing and the contract does not know %s; expected one of the names %s;"
            + " if it was renamed, add the new name to the column's headers in the contract")
        .formatted(quoted(List.of(column.name())), quoted(unmatched), quoted(allNames(column)));
  }

  static String added(int index, String name) {
    return ("Field %,d, %s, is not in the contract; expected only declared columns; it stays in the"
            + " raw file and is not read; declare it if it is wanted")
        .formatted(index + 1, quoted(List.of(name)));
  }

  static String otherPattern(int index, String name, ExpectedColumn column) {
    return ("Field %,d, %s, is like one of the columns %s in another spelling; without it figures"
            + " would get lost; ask the supplier for the agreed spelling, or correct the contract's"
            + " pattern")
        .formatted(index + 1, quoted(List.of(name)), quoted(allNames(column)));
  }

  static String duplicate(int first, int second, String name) {
    return ("Fields %,d and %,d of the header mean the same column, %s; expected each once; ask the"
            + " supplier which one is right")
        .formatted(first + 1, second + 1, quoted(List.of(name)));
  }

  static String emptyName(int index) {
    return ("Field %,d of the header has no name; expected a name; remove the trailing delimiter or"
            + " declare a column with an empty header")
        .formatted(index + 1);
  }

  static String normalised(String seen, String expected) {
    return ("The header says %s; expected %s; case, spacing or invisible characters differ, which"
            + " was accepted; add the name to the contract if it is to stay")
        .formatted(quoted(List.of(seen)), quoted(List.of(expected)));
  }

  static String reserved(int index, String name) {
    return ("Field %,d of the header is named %s, which the platform keeps for itself; expected"
            + " another name; ask the supplier to rename it")
        .formatted(index + 1, quoted(List.of(name)));
  }

  static String secondHeader(long matching, int fields) {
    return ("The record under the header is a header too: %,d of its %,d fields are column names;"
            + " expected one header row; ask the supplier to remove the others, or declare those"
            + " above it in the contract's preamble-lines")
        .formatted(matching, fields);
  }

  private static List<String> names(List<ExpectedColumn> columns) {
    return columns.stream().map(ExpectedColumn::name).toList();
  }

  private static List<String> allNames(ExpectedColumn column) {
    if (column.isPattern()) {
      return List.of("/" + column.pattern() + "/");
    }
    return Stream.concat(Stream.of(column.name()), column.aliases().stream()).toList();
  }

  /** Names in quotes on one line, at most ten of them: headers are text from outside. */
  private static String quoted(List<String> names) {
    String shown =
        names.stream().limit(10).map(Messages::oneLine).collect(Collectors.joining(", "));
    return names.size() > 10 ? shown + " and %,d more".formatted(names.size() - 10) : shown;
  }
}
