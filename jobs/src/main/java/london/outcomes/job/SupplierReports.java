package london.outcomes.job;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import london.outcomes.ingest.Batch;
import london.outcomes.ingest.RowCounts;
import london.outcomes.ingest.Verdicts;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Finding;
import london.outcomes.run.Reconciled;
import london.outcomes.run.SupplierReport;
import london.outcomes.run.SupplierReport.Example;
import london.outcomes.table.Lake;
import org.apache.spark.sql.Row;

/**
 * Writes a report for the supplier beside the raw copy of each delivery in which rules found
 * something.
 */
final class SupplierReports {

  /** Of the names of reports. */
  static final String ENDING = ".report.md";

  private static final int OF_EACH_RULE = 3;

  private final Lake lake;

  /** A batch that is judged again without a rejected delivery finds the same rows again. */
  private final Set<Example> examples = Collections.synchronizedSet(new LinkedHashSet<>());

  SupplierReports(Lake lake) {
    this.lake = lake;
  }

  /** Remembers some of the rows that a batch refuses; costs nothing when it refuses none. */
  void collect(Batch batch, Map<String, RowCounts> counts) {
    boolean isAnyRefused =
        counts.values().stream()
            .flatMap(c -> c.quarantined().keySet().stream())
            .anyMatch(code -> !code.equals(Verdicts.ORPHAN));
    if (isAnyRefused) {
      batch.examples(OF_EACH_RULE).collectAsList().forEach(row -> examples.add(example(row)));
    }
  }

  private static Example example(Row row) {
    return new Example(
        row.getAs("delivery_id"),
        row.getAs("rule_code"),
        row.getAs("line_number"),
        row.getAs("byte_offset"),
        row.getAs("column_name"),
        row.getAs("detail"));
  }

  /** Where the report on a delivery stands; one on a copy does not hide that on the original. */
  static String location(Lake lake, DeliveryRecord delivery) {
    boolean isCopy = delivery.verdict().equals(DeliveryRecord.DUPLICATE);
    String copy = isCopy ? ".copy-" + Digest.of(delivery.filePath()) : "";
    return lake.raw(delivery.sourceId(), delivery.sha256()) + copy + ENDING;
  }

  /**
   * Writes what there is to say of the deliveries of a run.
   *
   * @param compared sums that were compared
   * @param sizes how many rows were usual before this run
   */
  void write(IngestReport report, List<Reconciled> compared, UsualSizes sizes) {
    Map<String, List<Finding>> found =
        report.findings().stream().collect(Collectors.groupingBy(Finding::deliveryId));
    Map<String, List<Example>> refused =
        examples.stream().collect(Collectors.groupingBy(Example::deliveryId));
    for (DeliveryRecord delivery : report.records()) {
      String id = delivery.deliveryId();
      List<Finding> own = found.getOrDefault(id, List.of());
      boolean isKnown = !delivery.sourceId().isEmpty() && !delivery.sha256().isEmpty();
      if (isKnown && !own.isEmpty()) {
        SupplierReport.Subject subject =
            new SupplierReport.Subject(
                delivery,
                own,
                refused.getOrDefault(id, List.of()),
                compared.stream().filter(r -> isAbout(r, delivery)).toList(),
                sizes.mean(delivery.sourceId(), delivery.forceId()),
                report.lateness().nextDue(delivery.sourceId(), delivery.forceId()));
        lake.storage().write(location(lake, delivery), SupplierReport.of(subject));
      }
    }
  }

  /** A sum of its own rows, or one of its months against another source. */
  private static boolean isAbout(Reconciled compared, DeliveryRecord delivery) {
    boolean isOfItsSource =
        compared.sourceId().equals(delivery.sourceId())
            || compared.otherSourceId().equals(delivery.sourceId());
    return compared.deliveryId().isEmpty()
        ? isOfItsSource && delivery.months().contains(compared.month())
        : compared.deliveryId().equals(delivery.deliveryId());
  }
}
