package london.outcomes.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import london.outcomes.table.CommitNote;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;

/** The book of all deliveries and of what the rules found in them. */
public final class Ledger {

  private final LakeTable deliveries;
  private final LakeTable findings;

  public Ledger(Lake lake) {
    this.deliveries = lake.table("delivery");
    this.findings = lake.table("finding");
  }

  /** All deliveries in the order of their acceptance. */
  public List<DeliveryRecord> deliveries() {
    if (deliveries.version().isEmpty()) {
      return List.of();
    }
    return deliveries.read().collectAsList().stream()
        .map(DeliveryRecord::of)
        .sorted(Comparator.comparingLong(DeliveryRecord::sequence))
        .toList();
  }

  /** What the rules found in these deliveries. */
  public List<Finding> findings(Collection<String> deliveryIds) {
    if (findings.version().isEmpty()) {
      return List.of();
    }
    return findings
        .read()
        .where(org.apache.spark.sql.functions.col("delivery_id").isInCollection(deliveryIds))
        .collectAsList()
        .stream()
        .map(Finding::of)
        .toList();
  }

  /** Enters deliveries; entering one again replaces what was said of it. */
  public void enter(List<DeliveryRecord> records, List<Finding> found, CommitNote note) {
    List<String> ids = records.stream().map(DeliveryRecord::deliveryId).distinct().toList();
    List<Finding> ordered = new ArrayList<>(found);
    findings.replace(
        findings.rows(ordered.stream().map(Finding::toRow).toList()), in("delivery_id", ids), note);
    // The delivery itself comes last: it is what says that all the rest has been done.
    String entries =
        in(
            "concat(delivery_id, file_path)",
            records.stream().map(r -> r.deliveryId() + r.filePath()).toList());
    deliveries.replace(
        deliveries.rows(records.stream().map(DeliveryRecord::toRow).toList()), entries, note);
  }

  private static String in(String column, Collection<String> texts) {
    return texts.stream()
        .map(text -> "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'")
        .collect(Collectors.joining(", ", column + " IN (", ")"));
  }
}
