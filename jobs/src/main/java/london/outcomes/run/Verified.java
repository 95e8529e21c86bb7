package london.outcomes.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A named release against what comes out when it is computed again.
 *
 * @param restsOn version of each table that it was computed from
 */
public record Verified(
    String release,
    Instant frozenAt,
    String program,
    Map<String, Long> restsOn,
    List<Table> tables) {

  /**
   * One frozen table.
   *
   * @param rows rows that were frozen
   * @param onlyFrozen rows that do not come out again
   * @param onlyNow rows that come out and were not frozen, or not like that
   * @param examples a few of both, as JSON; {@code _side} is 1 for frozen and -1 for new ones
   */
  public record Table(
      String name, long rows, long onlyFrozen, long onlyNow, List<String> examples) {

    boolean isSame() {
      return onlyFrozen + onlyNow == 0;
    }
  }

  public boolean isSame() {
    return tables.stream().allMatch(Table::isSame);
  }

  public String toText() {
    StringBuilder text = new StringBuilder();
    text.append(
        "Release %s, frozen %s by %s, rests on %d tables.%n%n"
            .formatted(release, frozenAt, program, restsOn.size()));
    text.append("  %-18s %12s %14s %12s%n".formatted("table", "rows", "only frozen", "only now"));
    for (Table table : tables) {
      text.append(
          "  %-18s %,12d %,14d %,12d%n"
              .formatted(table.name(), table.rows(), table.onlyFrozen(), table.onlyNow()));
      table.examples().forEach(example -> text.append("    ").append(example).append('\n'));
    }
    long rows = tables.stream().mapToLong(Table::rows).sum();
    text.append('\n');
    text.append(
        isSame()
            ? "Computed again, and every value of the %,d rows is the same.".formatted(rows)
            : "Computed again, and NOT the same. Either the frozen tables were changed by somebody else,"
                + " or this program computes otherwise than the one that froze them.");
    return text.toString();
  }

  public String toJson() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("release", release);
    tree.put("frozenAt", frozenAt.toString());
    tree.put("program", program);
    tree.put("isSame", isSame());
    tree.put("restsOn", restsOn);
    tree.put("tables", tables);
    return JsonText.of(tree);
  }
}
