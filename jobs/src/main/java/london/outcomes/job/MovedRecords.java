package london.outcomes.job;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Duplicates;
import london.outcomes.catalogue.Mapping;
import london.outcomes.job.ContractIntake.Taken;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Takes records away from the month in which they used to be, when a delivery brings them in
 * another one: a crime is counted once, in the month that the police gave last.
 */
final class MovedRecords {

  private final Lake lake;
  private final Catalogue catalogue;
  private final RunContext run;

  MovedRecords(Lake lake, Catalogue catalogue, RunContext run) {
    this.lake = lake;
    this.catalogue = catalogue;
    this.run = run;
  }

  /** Returns how many records have moved into each delivery, by its id. */
  Map<String, Long> settle(Taken taken) {
    Map<String, Long> moved = new HashMap<>();
    Duplicates duplicates = taken.batch().contract().duplicates();
    if (!duplicates.isUniqueAcrossMonths() || taken.accepted().isEmpty()) {
      return moved;
    }
    for (Mapping mapping : taken.batch().contract().conformed()) {
      List<String> columns = catalogue.table(mapping.table()).columnNames();
      LakeTable table = lake.table(mapping.table());
      boolean isKeyed = columns.containsAll(duplicates.key());
      // The first write of a table can have moved nothing.
      if (isKeyed && table.commitsSince(-1).size() > 2) {
        for (Row place : settle(table, duplicates.key().get(0), taken.accepted())) {
          moved.merge(place.getAs("moved_to"), 1L, Long::sum);
        }
      }
    }
    return moved;
  }

  private List<Row> settle(LakeTable table, String key, List<String> accepted) {
    Dataset<Row> rows = table.read().where(col(key).isNotNull());
    Dataset<Row> arrived =
        rows.where(col("delivery_id").isInCollection(accepted))
            .select(col(key), col("delivery_id").as("moved_to"));
    Dataset<Row> others = rows.where(col("delivery_id").isInCollection(accepted).equalTo(false));
    List<Row> places =
        others.join(broadcast(arrived), key).select("month", key, "moved_to").collectAsList();
    if (places.isEmpty()) {
      return places;
    }
    List<Object> keys = places.stream().map(r -> r.get(1)).distinct().toList();
    List<String> months =
        places.stream()
            .map(r -> r.getDate(0).toString().substring(0, 7))
            .distinct()
            .sorted()
            .toList();
    String scope = Months.in(months);
    Dataset<Row> kept =
        table
            .read()
            .where(scope)
            .where(
                col(key)
                    .isInCollection(keys)
                    .and(col("delivery_id").isInCollection(accepted).equalTo(false))
                    .equalTo(false)
                    .or(col(key).isNull()));
    table.replace(kept, scope, run.note("ingest", Map.of(), months));
    return places;
  }
}
