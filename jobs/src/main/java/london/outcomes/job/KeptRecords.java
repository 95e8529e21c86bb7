package london.outcomes.job;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Mapping;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.table.Lake;

/**
 * Records of deliveries whose raw copies have been deleted: a lake that is made anew begins with
 * them, as they are in the old one, and what is read again then meets them as it did there.
 */
final class KeptRecords {

  private final Catalogue catalogue;
  private final Lake lake;
  private final RunContext run;

  /**
   * @param lake that holds the records
   */
  KeptRecords(Catalogue catalogue, Lake lake, RunContext run) {
    this.catalogue = catalogue;
    this.lake = lake;
    this.run = run;
  }

  /** Puts the records of the deliveries into a lake that has none yet. */
  void put(List<DeliveryRecord> deliveries, Lake anew) {
    Map<String, List<DeliveryRecord>> byTable = new TreeMap<>();
    for (DeliveryRecord delivery : deliveries) {
      catalogue.sources().get(delivery.sourceId()).conformed().stream()
          .map(Mapping::table)
          .distinct()
          .forEach(t -> byTable.computeIfAbsent(t, name -> new ArrayList<>()).add(delivery));
    }
    byTable.forEach((table, own) -> put(table, own, anew));
  }

  private void put(String table, List<DeliveryRecord> deliveries, Lake anew) {
    List<String> ids = deliveries.stream().map(DeliveryRecord::deliveryId).toList();
    List<String> months =
        deliveries.stream().flatMap(d -> d.months().stream()).distinct().sorted().toList();
    anew.table(table)
        .replaceAll(
            lake.table(table).read().where(col("delivery_id").isInCollection(ids)),
            run.note("ingest", Map.of(), months));
  }
}
