package london.outcomes.ingest.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the contract column that a header text means: exactly, then by key, then by pattern. */
final class ExpectedNames {
  private final Map<String, ExpectedColumn> exact = new HashMap<>();
  private final Map<String, ExpectedColumn> byKey = new HashMap<>();
  private final List<ExpectedColumn> patterns = new ArrayList<>();

  ExpectedNames(List<ExpectedColumn> expected) {
    for (ExpectedColumn column : expected) {
      if (column.isPattern()) {
        patterns.add(column);
      } else {
        add(column.name(), column);
        column.aliases().forEach(alias -> add(alias, column));
      }
    }
  }

  Optional<ExpectedColumn> find(String name) {
    return Optional.ofNullable(exact.get(name))
        .or(() -> Optional.ofNullable(byKey.get(ColumnNames.key(name))))
        .or(() -> patterns.stream().filter(c -> matches(c, name)).findFirst());
  }

  boolean isExact(String name, ExpectedColumn column) {
    return column.isPattern() ? Pattern.matches(column.pattern(), name) : exact.containsKey(name);
  }

  /** Whether a text means a column that is declared by name. */
  boolean hasKey(String key) {
    return byKey.containsKey(key);
  }

  private void add(String name, ExpectedColumn column) {
    exact.putIfAbsent(name, column);
    byKey.putIfAbsent(ColumnNames.key(name), column);
  }

  private static boolean matches(ExpectedColumn column, String name) {
    return Pattern.matches(column.pattern(), name)
        || Pattern.matches(column.pattern(), ColumnNames.visible(name));
  }
}
