package london.outcomes.publish.opendata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import london.outcomes.publish.ods.Cell;
import london.outcomes.publish.ods.Column;
import london.outcomes.publish.ods.Table;
import org.apache.spark.sql.Row;

/** How far groups of Londoners are apart, a row for each two that are compared. */
final class GapTable {

  private static final double NARROW = 3.6;

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Gap [note 1]", 9),
          new Column("Period", 6),
          new Column("Characteristic", 4.5),
          new Column("Group", 4.5),
          new Column("Compared with", 4.5),
          new Column("Share of the group (per cent)", NARROW),
          new Column("Share of the other (per cent)", NARROW),
          new Column("Gap (percentage points)", NARROW),
          new Column("Lower end of the 95 % interval [note 2]", NARROW),
          new Column("Upper end of the 95 % interval [note 2]", NARROW),
          new Column("Tolerance (percentage points) [note 5]", NARROW),
          new Column("By the interval [note 5]", 4.5),
          new Column("Status of the data [note 4]", 5));

  private GapTable() {}

  static Optional<Table> of(
      List<Row> gaps,
      Map<String, Row> measures,
      Map<String, String> periods,
      Map<String, String> groups) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Row gap : gaps) {
      Row measure = measures.get(gap.<String>getAs("measure_id"));
      if (measure != null) {
        rows.add(row(gap, measure.getAs("title"), periods, groups));
      }
    }
    return rows.isEmpty() ? Optional.empty() : Optional.of(new Table("table_gaps", COLUMNS, rows));
  }

  private static List<Cell> row(
      Row gap, String title, Map<String, String> periods, Map<String, String> groups) {
    String status = gap.getAs("status");
    String period = gap.getAs("period_id");
    String type = gap.getAs("group_type");
    Optional<Double> points = Headline.number(gap, "gap");
    List<Cell> row = new ArrayList<>();
    row.add(Cell.of(title));
    row.add(Cell.of(periods.getOrDefault(period, period)));
    row.add(Cell.of(type.replace('-', ' ')));
    row.add(Cell.of(name(groups, type, gap.getAs("group_id"))));
    row.add(Cell.of(name(groups, type, gap.getAs("reference_id"))));
    row.add(Shorthand.value(Headline.number(gap, "group_value"), 1, status));
    row.add(Shorthand.value(Headline.number(gap, "reference_value"), 1, status));
    row.add(Shorthand.value(points, 1, status));
    row.add(Shorthand.beside(Headline.number(gap, "lower"), points, 1, status));
    row.add(Shorthand.beside(Headline.number(gap, "upper"), points, 1, status));
    row.add(Shorthand.value(Headline.number(gap, "tolerance"), 1, status));
    row.add(
        Cell.of(
            Optional.<String>ofNullable(gap.getAs("evidence"))
                .map(word -> word.replace('_', ' ').replace('-', ' '))
                .orElse(Shorthand.NOT_APPLICABLE)));
    row.add(
        Shorthand.dataStatus(
            gap.getAs("data_status"), Optional.ofNullable(gap.getAs("reliability"))));
    return row;
  }

  private static String name(Map<String, String> groups, String type, String id) {
    return id.equals("all") ? "Everyone" : groups.getOrDefault(type + "/" + id, id);
  }
}
