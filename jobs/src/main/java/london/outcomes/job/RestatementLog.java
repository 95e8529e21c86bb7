package london.outcomes.job;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Figures;
import london.outcomes.ingest.Delivery;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;

/**
 * Keeps what months held before a later delivery restated them. It is written before they are
 * replaced: a run that is killed in between finds the same differences again, and one that is
 * killed later finds none and leaves what is written.
 */
final class RestatementLog {

  private static final List<String> PLACE = List.of("month", "force_id", "series", "area");

  /** Sources come in side by side, and a table has one writer. */
  private static final Object ONE_WRITER = new Object();

  private final LakeTable log;
  private final RunContext run;

  RestatementLog(LakeTable log, RunContext run) {
    this.log = log;
    this.run = run;
  }

  /**
   * Keeps the figures that are about to change.
   *
   * @param table their conformed table
   * @param before its rows in the months that are about to be replaced
   * @param after the rows that replace them
   */
  void keep(
      String table,
      Figures figures,
      Collection<Delivery> deliveries,
      Dataset<Row> before,
      Dataset<Row> after) {
    // A figure that is not published before and after has not changed.
    Column hasChanged =
        col("old_value")
            .isNull()
            .notEqual(col("new_value").isNull())
            .or(abs(col("new_value").minus(col("old_value"))).gt(1e-9));
    // A series that has gone was taken away by the delivery that holds its month now.
    Column restating =
        coalesce(
            col("new_delivery_id"),
            max("new_delivery_id").over(Window.partitionBy("month", "force_id")),
            lit(deliveries.iterator().next().id()));
    Dataset<Row> changed =
        side(before, figures, "old")
            .join(side(after, figures, "new"), scala(PLACE), "full_outer")
            .withColumn("new_delivery_id", restating)
            .where(hasChanged)
            .withColumn("source_id", lit(sourceOf(deliveries)))
            .withColumn("table_name", lit(table))
            .withColumn("old_delivery_id", coalesce(col("old_delivery_id"), lit("")))
            .withColumn("added_count", lit(null))
            .withColumn("changed_count", lit(null))
            .withColumn("removed_count", lit(null))
            .withColumn("run_id", lit(run.id()))
            .persist();
    try {
      if (!changed.isEmpty()) {
        write(table, deliveries, changed.coalesce(1));
      }
    } finally {
      changed.unpersist();
    }
  }

  private static Dataset<Row> side(Dataset<Row> rows, Figures figures, String age) {
    Column area = figures.area().isEmpty() ? lit("") : col(figures.area());
    return rows.groupBy(
            date_format(col("month"), "yyyy-MM").as("month"),
            col("force_id"),
            concat_ws(" / ", columns(figures.series())).as("series"),
            coalesce(area, lit("")).as("area"))
        .agg(
            sum(col(figures.value()).cast("double")).as(age + "_value"),
            max("delivery_id").as(age + "_delivery_id"));
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(name -> col(name)).toArray(Column[]::new);
  }

  private static scala.collection.immutable.Seq<String> scala(List<String> names) {
    return scala.jdk.javaapi.CollectionConverters.asScala(names).toSeq();
  }

  /**
   * Keeps how many records of a month are about to come, change and go.
   *
   * @param differences by the delivery that restates
   * @param holders delivery that holds the month so far, by the one that restates it
   */
  void keep(
      Map<Delivery, List<Restatement.Difference>> differences, Map<Delivery, String> holders) {
    Map<String, List<Row>> byTable =
        differences.entrySet().stream()
            .flatMap(e -> e.getValue().stream().map(d -> Map.entry(e.getKey(), d)))
            .filter(e -> !e.getValue().isNone())
            .collect(
                Collectors.groupingBy(
                    e -> e.getValue().table(),
                    Collectors.mapping(
                        e -> row(e.getKey(), e.getValue(), holders.get(e.getKey())),
                        Collectors.toList())));
    byTable.forEach((table, rows) -> write(table, differences.keySet(), log.rows(rows)));
  }

  private Row row(Delivery delivery, Restatement.Difference d, String holder) {
    List<Object> values = new ArrayList<>();
    values.addAll(List.of(sourceOf(List.of(delivery)), d.table(), d.forceId(), d.month(), "", ""));
    values.addAll(List.of((double) d.before(), (double) (d.before() + d.added() - d.removed())));
    values.addAll(List.of(d.added(), d.changed(), d.removed(), holder, delivery.id(), run.id()));
    return RowFactory.create(values.toArray());
  }

  /**
   * Keeps how many records of a month an erasure has changed and taken away.
   *
   * @param counts source, force, month, records before, changed, gone; places where nothing has
   *     changed are left out
   */
  void keepErased(String table, List<Row> counts) {
    List<Row> rows =
        counts.stream()
            .filter(c -> c.getLong(4) + c.getLong(5) > 0)
            .map(
                c ->
                    RowFactory.create(
                        c.get(0),
                        table,
                        c.get(1),
                        c.get(2),
                        "",
                        "",
                        (double) c.getLong(3),
                        (double) (c.getLong(3) - c.getLong(5)),
                        0L,
                        c.get(4),
                        c.get(5),
                        "",
                        "",
                        run.id()))
            .toList();
    log.append(
        log.rows(rows),
        run.note(Erasure.STEP, Map.of(), List.of()),
        run.identity("erasures in " + table));
  }

  private void write(String table, Collection<Delivery> deliveries, Dataset<Row> rows) {
    String scope =
        deliveries.stream()
            .map(delivery -> "'" + delivery.id() + "'")
            .distinct()
            .collect(
                Collectors.joining(
                    ", ", "table_name = '" + table + "' AND new_delivery_id IN (", ")"));
    synchronized (ONE_WRITER) {
      log.replace(rows, scope, run.note("ingest", Map.of(), List.of()));
    }
  }

  private static String sourceOf(Collection<Delivery> deliveries) {
    return deliveries.iterator().next().source().id();
  }
}
