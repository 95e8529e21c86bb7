package london.outcomes.job;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.not;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.Upsert;
import london.outcomes.conform.Versions;
import london.outcomes.ingest.Batch;
import london.outcomes.ingest.Delivery;
import london.outcomes.table.Commit;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Brings the newest versions of records into their table and takes cancelled ones out, whatever
 * months they stood in: these months and no others are written again.
 */
final class RecordVersions {

  private final Catalogue catalogue;
  private final Lake lake;
  private final RunContext run;
  private final Steps steps;

  RecordVersions(Catalogue catalogue, Lake lake, RunContext run, Steps steps) {
    this.catalogue = catalogue;
    this.lake = lake;
    this.run = run;
    this.steps = steps;
  }

  /** The rows that are compared with: those of the contract's own source. */
  Dataset<Row> held(Batch batch) {
    String table = batch.contract().conformed().get(0).table();
    return own(batch, lake.table(table));
  }

  /**
   * Writes one table.
   *
   * @param taken columns {@code taken_id} and {@code taken_month}: what may be written
   * @param arrived months of the rows that arrive
   * @return empty when nothing is there to write, such as a record that was never there, cancelled
   */
  Optional<Commit> write(Batch batch, Mapping mapping, Dataset<Row> taken, List<String> arrived) {
    Upsert upsert = batch.contract().upsert().orElseThrow();
    LakeTable table = lake.table(mapping.table());
    Dataset<Row> named =
        batch.named(upsert.key(), Versions.MARK, Versions.CANCELLED).distinct().cache();
    try {
      TreeSet<String> months = new TreeSet<>(arrived);
      months.addAll(monthsOf(batch, own(batch, table), named));
      if (months.isEmpty()) {
        return Optional.empty();
      }
      String scope = scope(batch, months);
      String[] key = upsert.key().toArray(String[]::new);
      // What a delivery that is read again said before is replaced, whatever key it stood under.
      Dataset<Row> kept =
          own(batch, table).where(scope).where(not(isOf(batch))).join(named, key, "left_anti");
      Dataset<Row> records = batch.records(mapping, catalogue.table(mapping.table()), taken);
      Dataset<Row> rows = kept.unionByName(records);
      return Optional.of(
          steps.record(
              "write " + mapping.table(),
              () -> table.replace(rows, scope, run.note("ingest", Map.of(), List.copyOf(months)))));
    } finally {
      named.unpersist();
    }
  }

  private static Dataset<Row> own(Batch batch, LakeTable table) {
    return table.read().where(col("source_id").equalTo(batch.contract().id()));
  }

  private static Column isOf(Batch batch) {
    return col("delivery_id")
        .isInCollection(batch.deliveries().stream().map(Delivery::id).toList());
  }

  /** A record may have stood in another month before. */
  private static List<String> monthsOf(Batch batch, Dataset<Row> held, Dataset<Row> named) {
    String[] key = batch.contract().upsert().orElseThrow().key().toArray(String[]::new);
    return held
        .join(broadcast(named), key, "left_semi")
        .unionByName(held.where(isOf(batch)))
        .select(date_format(col("month"), "yyyy-MM"))
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static String scope(Batch batch, TreeSet<String> months) {
    return "source_id = '" + batch.contract().id() + "' AND " + Months.in(months);
  }
}
