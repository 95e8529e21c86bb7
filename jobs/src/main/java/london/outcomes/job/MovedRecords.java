package london.outcomes.job;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.not;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Duplicates;
import london.outcomes.catalogue.Mapping;
import london.outcomes.job.ContractIntake.Taken;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Takes records away from the month in which they used to be, when a delivery brings them in
 * another one: a crime is counted once, in the month that the police gave last.
 */
final class MovedRecords {

  private static final String SEPARATOR = "\u0001";

  private final Lake lake;
  private final Catalogue catalogue;
  private final RunContext run;
  private final Map<String, Long> sequences = new HashMap<>();

  /**
   * @param ledger tells in which order deliveries have come
   */
  MovedRecords(Lake lake, Catalogue catalogue, RunContext run, List<DeliveryRecord> ledger) {
    ledger.forEach(d -> sequences.merge(d.deliveryId(), d.sequence(), Math::max));
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
    taken.batch().deliveries().forEach(d -> sequences.put(d.id(), d.sequence()));
    for (Mapping mapping : taken.batch().contract().conformed()) {
      List<String> columns = catalogue.table(mapping.table()).columnNames();
      LakeTable table = lake.table(mapping.table());
      boolean isKeyed = columns.containsAll(duplicates.key());
      // The first write of a table can have moved nothing.
      if (isKeyed && table.commitsSince(-1).size() > 1) {
        settle(table, duplicates.key().get(0), taken).stream()
            .filter(twice -> taken.accepted().contains(twice.to))
            .forEach(twice -> moved.merge(twice.to, 1L, Long::sum));
      }
    }
    return moved;
  }

  /**
   * A record that stands in two deliveries.
   *
   * @param key of the record, as text
   * @param month in which it stands and does not belong
   * @param from delivery that it has moved out of
   * @param to delivery that came later
   */
  private record Twice(String key, String month, String from, String to) {

    String place() {
      return key + SEPARATOR + from;
    }
  }

  private List<Twice> settle(LakeTable table, String key, Taken taken) {
    List<Twice> all = twice(table, key, taken);
    if (!all.isEmpty()) {
      List<String> months = all.stream().map(Twice::month).distinct().sorted().toList();
      List<String> places = all.stream().map(Twice::place).distinct().toList();
      Column isMoved = concat_ws(SEPARATOR, col(key), col("delivery_id")).isInCollection(places);
      String scope = Months.in(months);
      Dataset<Row> kept = table.read().where(scope).where(not(isMoved).or(col(key).isNull()));
      table.replace(kept, scope, run.note("ingest", Map.of(), months));
    }
    return all;
  }

  private List<Twice> twice(LakeTable table, String key, Taken taken) {
    Column isAccepted = col("delivery_id").isInCollection(taken.accepted());
    Dataset<Row> rows =
        table
            .read()
            .where(col(key).isNotNull())
            .select(
                col(key).cast("string").as("key"),
                date_format(col("month"), "yyyy-MM").as("month"),
                col("delivery_id"));
    Dataset<Row> arrived =
        rows.where(isAccepted)
            .withColumnRenamed("month", "own_month")
            .withColumnRenamed("delivery_id", "own_id");
    return rows.where(not(isAccepted)).join(broadcast(arrived), "key").collectAsList().stream()
        .map(this::moved)
        .toList();
  }

  /** One that is read again moves nothing out of what came after it. */
  private Twice moved(Row row) {
    String other = row.getAs("delivery_id");
    String own = row.getAs("own_id");
    boolean isLater = sequence(other) > sequence(own);
    return isLater
        ? new Twice(row.getAs("key"), row.getAs("own_month"), own, other)
        : new Twice(row.getAs("key"), row.getAs("month"), other, own);
  }

  /**
   * The place in the order of arrival; what the ledger does not know is of a run that was killed.
   */
  private long sequence(String deliveryId) {
    return sequences.getOrDefault(deliveryId, -1L);
  }
}
