package london.outcomes.ingest.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Works out one {@link HeaderMatch}; used once. */
final class HeaderMatcher {
  /** More columns than any source of ours has; a file with more is damaged or hostile. */
  static final int MAX_COLUMNS = 2000;

  /** Two digits of any script in a name: in a wide file, a month in another spelling. */
  private static final Pattern NUMBERED = Pattern.compile("\\p{Nd}{2}");

  private final List<String> found;
  private final List<ExpectedColumn> expected;
  private final ExpectedNames names;
  private final SortedMap<Integer, String> columns = new TreeMap<>();
  private final List<Integer> extras = new ArrayList<>();
  private final List<Problem> rejects = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final Map<String, Integer> firstUse = new HashMap<>();

  HeaderMatcher(List<String> found, List<ExpectedColumn> expected) {
    this.found = found;
    this.expected = expected;
    this.names = new ExpectedNames(expected);
  }

  HeaderMatch match() {
    if (found.size() > MAX_COLUMNS) {
      return rejected(Codes.TOO_MANY_COLUMNS, HeaderMessages.tooManyColumns(found.size()));
    }
    for (int i = 0; i < found.size(); i++) {
      matchField(i);
    }
    if (isAnotherTable()) {
      // What stands there may be a data row: nothing of it may reach a message.
      return rejected(
          Codes.HEADER_MISMATCH, HeaderMessages.otherHeader(found.size(), missing(), expected));
    }
    missing().forEach(this::reportMissing);
    if (rejects.stream().noneMatch(p -> p.code().equals(Codes.SCHEMA_DRIFT))) {
      extras.forEach(this::reportExtra);
    }
    return new HeaderMatch(columns, extras, rejects, warnings);
  }

  private static HeaderMatch rejected(String code, String detail) {
    return new HeaderMatch(
        new TreeMap<>(), List.of(), List.of(Problem.ofFile(code, detail)), List.of());
  }

  private void matchField(int index) {
    String name = found.get(index);
    if (ColumnNames.key(name).isEmpty()) {
      matchEmpty(index);
      return;
    }
    if (ColumnNames.isReserved(name)) {
      rejects.add(new Problem(Codes.RESERVED_NAME, name, HeaderMessages.reserved(index, name)));
    }
    Optional<ExpectedColumn> column = names.find(name);
    if (column.isEmpty()) {
      extras.add(index);
    } else {
      columns.put(index, column.get().name());
      reportNormalised(name, column.get());
    }
    reportDuplicate(index, useOf(name, column));
  }

  private void matchEmpty(int index) {
    Optional<ExpectedColumn> column = names.find("");
    if (column.isEmpty()) {
      rejects.add(Problem.ofFile(Codes.HEADER_MISMATCH, HeaderMessages.emptyName(index)));
    } else if (!columns.containsValue(column.get().name())) {
      columns.put(index, column.get().name());
    }
  }

  /** One contract column may stand in the file once, under whichever of its names. */
  private static String useOf(String name, Optional<ExpectedColumn> column) {
    return column
        .filter(c -> !c.isPattern())
        .map(c -> "column " + c.name())
        .orElseGet(() -> "header " + ColumnNames.key(name));
  }

  private void reportDuplicate(int index, String use) {
    Integer first = firstUse.putIfAbsent(use, index);
    if (first != null) {
      String detail = HeaderMessages.duplicate(first, index, found.get(index));
      rejects.add(new Problem(Codes.DUPLICATE_COLUMN, found.get(index), detail));
    }
  }

  private void reportNormalised(String name, ExpectedColumn column) {
    if (!names.isExact(name, column)) {
      String detail = HeaderMessages.normalised(name, column.name());
      warnings.add(new Problem(Codes.HEADER_NORMALISED, column.name(), detail));
    }
  }

  private void reportExtra(int index) {
    String name = found.get(index);
    Optional<ExpectedColumn> wide = expected.stream().filter(ExpectedColumn::isPattern).findFirst();
    if (wide.isPresent() && NUMBERED.matcher(name).find()) {
      String detail = HeaderMessages.otherPattern(index, name, wide.get());
      rejects.add(new Problem(Codes.SCHEMA_DRIFT, name, detail));
      return;
    }
    warnings.add(new Problem(Codes.COLUMN_ADDED, name, HeaderMessages.added(index, name)));
  }

  private void reportMissing(ExpectedColumn column) {
    List<String> unmatched = extras.stream().map(found::get).toList();
    rejects.add(
        unmatched.isEmpty()
            ? new Problem(
                Codes.COLUMN_MISSING, column.name(), HeaderMessages.missing(column, found.size()))
            : new Problem(
                Codes.SCHEMA_DRIFT, column.name(), HeaderMessages.drift(column, unmatched)));
  }

  private List<ExpectedColumn> missing() {
    return expected.stream()
        .filter(ExpectedColumn::isRequired)
        .filter(c -> !columns.containsValue(c.name()))
        .toList();
  }

  /** Fewer than half of the names that must be there: a preamble, a data row, another table. */
  private boolean isAnotherTable() {
    long required = expected.stream().filter(ExpectedColumn::isRequired).count();
    long present = required - missing().size();
    return required == 0 ? columns.isEmpty() && !expected.isEmpty() : present * 2 < required;
  }
}
