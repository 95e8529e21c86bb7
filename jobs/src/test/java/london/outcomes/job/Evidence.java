package london.outcomes.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.config.ConfigFolder;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Finding;
import london.outcomes.run.Ledger;
import london.outcomes.table.Lake;
import london.outcomes.table.Storage;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** All that a lake says about its deliveries, read once. */
final class Evidence {

  private static final List<String> CONFORMED =
      List.of(
          "offence",
          "incident",
          "offence_outcome",
          "stop_search",
          "homicide_victim",
          "published_count");

  private static final Catalogue CATALOGUE =
      new ConfigFolder(SharedSession.project().resolve("conf")).load();

  private final Lake lake;
  private final List<DeliveryRecord> deliveries;
  private final List<Finding> findings;
  private final List<Row> quarantine;
  private final List<Row> records = new ArrayList<>();

  Evidence(Workbench bench) {
    SparkSession session = SharedSession.get();
    lake = new Lake(session, Storage.of(session), CATALOGUE, bench.lake.toString());
    Ledger ledger = new Ledger(lake);
    deliveries = ledger.deliveries();
    findings = ledger.findings(deliveries.stream().map(DeliveryRecord::deliveryId).toList());
    quarantine = lake.table("quarantine").read().collectAsList();
    CONFORMED.forEach(name -> records.addAll(lake.table(name).read().collectAsList()));
  }

  /** What the supplier of a file reads about it; empty when there is nothing to say. */
  String supplierReport(DeliveryRecord delivery) {
    Path report = Path.of(URI.create(SupplierReports.location(lake, delivery)).getPath());
    try {
      return Files.exists(report) ? Files.readString(report) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<DeliveryRecord> deliveries() {
    return deliveries;
  }

  /** Rows of all conformed tables. */
  List<Row> records() {
    return records;
  }

  List<Row> quarantine() {
    return quarantine;
  }

  /**
   * What became of the file that was delivered last under a path.
   *
   * @param bytes what was delivered
   * @param goodRows how many of its rows are without fault
   */
  Seen of(String path, byte[] bytes, long goodRows) {
    DeliveryRecord delivery =
        deliveries.stream()
            .filter(d -> d.filePath().equals(path))
            .reduce((first, last) -> last)
            .orElseThrow(() -> new AssertionError(path + " is not among " + paths()));
    String id = delivery.deliveryId();
    return new Seen(
        delivery,
        findings.stream().filter(f -> f.deliveryId().equals(id)).toList(),
        own(quarantine, id),
        own(records, id),
        bytes,
        goodRows);
  }

  private List<String> paths() {
    return deliveries.stream().map(DeliveryRecord::filePath).toList();
  }

  private static List<Row> own(List<Row> rows, String deliveryId) {
    return rows.stream().filter(r -> r.getAs("delivery_id").equals(deliveryId)).toList();
  }
}
