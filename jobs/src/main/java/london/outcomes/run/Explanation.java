package london.outcomes.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How one figure came to be.
 *
 * @param figure column to value of the published row
 * @param definition what the measure is
 * @param cells the cells that it is the sum of
 * @param steps the runs and table versions on the way
 * @param deliveries the files that the cells rest on
 * @param findings what rules found in these files
 * @param gone why the raw file of a delivery is no longer there, by its id
 */
public record Explanation(
    Map<String, String> figure,
    Map<String, String> definition,
    List<Cell> cells,
    List<Step> steps,
    List<DeliveryRecord> deliveries,
    List<Finding> findings,
    Map<String, String> gone) {

  /** Cells of one month and area. */
  public record Cell(
      String month, String area, double amount, List<String> deliveryIds, String runId) {}

  public String toJson() {
    return JsonText.of(this);
  }

  public String toText() {
    List<String> lines = new ArrayList<>();
    lines.add("FIGURE");
    figure.forEach((k, v) -> lines.add("  %-14s %s".formatted(k, v)));
    lines.add("DEFINITION");
    definition.forEach((k, v) -> lines.add("  %-14s %s".formatted(k, v)));
    addCells(lines);
    lines.add("TABLE VERSIONS");
    for (Step step : steps) {
      lines.add(
          "  %-9s wrote %s version %d from %s"
              .formatted(step.step(), step.tableName(), step.tableVersion(), step.tablesRead()));
    }
    lines.add("FILES (" + deliveries.size() + ")");
    for (DeliveryRecord d : deliveries) {
      lines.add("  " + d.filePath());
      lines.add("    sha256 " + d.sha256() + "  " + d.provenance());
      lines.add(
          String.format(
              Locale.UK,
              "    rows in %,d = accepted %,d + quarantined %,d + dropped %,d",
              d.rowCount(),
              d.acceptedCount(),
              d.quarantinedCount(),
              d.droppedCount()));
      if (gone.containsKey(d.deliveryId())) {
        lines.add("    its raw file was " + gone.get(d.deliveryId()));
      }
      findings.stream()
          .filter(f -> f.deliveryId().equals(d.deliveryId()))
          .forEach(
              f ->
                  lines.add(
                      String.format(
                          Locale.UK,
                          "    rule %s: %s, %,d rows",
                          f.ruleCode(),
                          f.effect(),
                          f.rowCount())));
    }
    return String.join("\n", lines);
  }

  private void addCells(List<String> lines) {
    double sum = cells.stream().mapToDouble(Cell::amount).sum();
    lines.add(String.format(Locale.UK, "CELLS (%d, their sum is %,.0f)", cells.size(), sum));
    Map<String, Double> byMonth = new java.util.TreeMap<>();
    cells.forEach(c -> byMonth.merge(c.month(), c.amount(), Double::sum));
    byMonth.forEach(
        (month, amount) -> {
          long areas = cells.stream().filter(c -> c.month().equals(month)).count();
          lines.add(String.format(Locale.UK, "  %s  %,12.0f  in %d areas", month, amount, areas));
        });
  }
}
