package london.outcomes.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import london.outcomes.catalogue.Reconciliation;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sums that must agree, side by side: all checks of a contract in one Spark job. */
public final class Sums {

  private static final String MONTH = "month";
  private static final List<String> KEY = List.of("delivery", "check", "period", "part");

  /** The side of a comparison that the rows of the other source are on. */
  private static final Reconciliation.Sum NOTHING =
      new Reconciliation.Sum("", "cast(null AS double)", "true", Reconciliation.Cover.NONE);

  private Sums() {}

  /**
   * Compares sums of the rows of each delivery. A side without rows is 0: a total without parts is
   * a difference.
   *
   * @param delivery column with the delivery's id
   * @param month column with the row's month
   * @param stated figures that deliveries state themselves, by check and delivery
   */
  public static List<Comparison> within(
      Dataset<Row> rows,
      Column delivery,
      Column month,
      List<Reconciliation> checks,
      Map<String, Map<String, Double>> stated) {
    List<Dataset<Row>> sides = new ArrayList<>();
    for (Reconciliation check : checks) {
      sides.add(side(rows, delivery, month, check, check.left(), check.right()));
    }
    return union(sides)
        .map(
            all ->
                all.collectAsList().stream()
                    .map(row -> comparison(row, checks, stated))
                    .flatMap(Optional::stream)
                    .toList())
        .orElse(List.of());
  }

  /**
   * Compares sums of two sources, where both have any.
   *
   * @param left rows of the first source by check, and {@code right} those of the second
   */
  public static List<Comparison> between(
      List<Reconciliation> checks,
      Map<String, Dataset<Row>> left,
      Map<String, Dataset<Row>> right) {
    List<Dataset<Row>> sides = new ArrayList<>();
    for (Reconciliation check : checks) {
      Dataset<Row> own = left.get(check.check());
      Dataset<Row> other = right.get(check.check());
      sides.add(side(own, lit(""), expr(MONTH), check, check.left(), NOTHING));
      sides.add(side(other, lit(""), expr(MONTH), check, NOTHING, check.right()));
    }
    return union(sides)
        .map(
            all ->
                all
                    .groupBy(KEY.stream().map(Sums::named).toArray(Column[]::new))
                    .agg(max("left_sum").as("left_sum"), max("right_sum").as("right_sum"))
                    .where("left_sum IS NOT NULL AND right_sum IS NOT NULL")
                    .collectAsList()
                    .stream()
                    .map(row -> comparison(row, checks, Map.of()))
                    .flatMap(Optional::stream)
                    .toList())
        .orElse(List.of());
  }

  private static Column named(String name) {
    return org.apache.spark.sql.functions.col(name);
  }

  private static Optional<Dataset<Row>> union(List<Dataset<Row>> sides) {
    return sides.stream().reduce(Dataset::unionByName);
  }

  private static Dataset<Row> side(
      Dataset<Row> rows,
      Column delivery,
      Column month,
      Reconciliation check,
      Reconciliation.Sum left,
      Reconciliation.Sum right) {
    boolean isMonthly = check.by().contains(MONTH);
    Column[] parts =
        check.by().stream()
            .filter(by -> !by.equals(MONTH))
            .map(by -> coalesce(expr(by).cast("string"), lit("")))
            .toArray(Column[]::new);
    Column period = isMonthly ? date_format(month, "yyyy-MM") : lit("");
    return rows.groupBy(
            delivery.as("delivery"),
            lit(check.check()).as("check"),
            coalesce(period, lit("")).as("period"),
            concat_ws(", ", parts).as("part"))
        .agg(sum(of(left)).as("left_sum"), sum(of(right)).as("right_sum"))
        .where("left_sum IS NOT NULL OR right_sum IS NOT NULL");
  }

  private static Column of(Reconciliation.Sum side) {
    return side.isStated()
        ? lit(null).cast("double")
        : when(expr(side.where()), expr(side.of()).cast("double"));
  }

  private static Optional<Comparison> comparison(
      Row row, List<Reconciliation> checks, Map<String, Map<String, Double>> stated) {
    String delivery = row.getString(0);
    Reconciliation check =
        checks.stream().filter(c -> c.check().equals(row.getString(1))).findFirst().orElseThrow();
    Double figure = stated.getOrDefault(check.check(), Map.of()).get(delivery);
    if (check.left().isStated() && figure == null) {
      return Optional.empty();
    }
    double left = check.left().isStated() ? figure : number(row, 4);
    return Optional.of(
        new Comparison(
            delivery,
            check.check(),
            row.getString(2),
            row.getString(3),
            left,
            number(row, 5),
            check.tolerance()));
  }

  private static double number(Row row, int column) {
    return row.isNullAt(column) ? 0 : row.getDouble(column);
  }
}
