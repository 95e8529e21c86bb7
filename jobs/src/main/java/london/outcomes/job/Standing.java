package london.outcomes.job;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Finding;
import london.outcomes.run.LakeStatus;
import london.outcomes.run.Ledger;
import london.outcomes.run.Punctuality;
import london.outcomes.run.Reconciled;

/** Gathers what the lake says of its deliveries. */
final class Standing {

  private final Workplace place;
  private final LocalDate today;

  Standing(Workplace place, LocalDate today) {
    this.place = place;
    this.today = today;
  }

  /**
   * What the lake says.
   *
   * @param source only of this source; empty for all
   * @param delivery only of deliveries whose path or id has this part; empty for all
   */
  LakeStatus of(String source, String delivery) {
    Ledger ledger = new Ledger(place.lake());
    List<DeliveryRecord> all = ledger.deliveries();
    List<DeliveryRecord> chosen =
        all.stream()
            .filter(d -> source.isEmpty() || d.sourceId().equals(source))
            .filter(d -> d.filePath().contains(delivery) || d.deliveryId().contains(delivery))
            .toList();
    List<String> ids = chosen.stream().map(DeliveryRecord::deliveryId).distinct().toList();
    List<Finding> findings = ledger.findings(ids);
    return new LakeStatus(
        place.lake().root(),
        today,
        sources(source, all),
        silent(all),
        chosen,
        findings,
        reconciled(ledger, source, ids),
        tables());
  }

  private List<LakeStatus.Source> sources(String source, List<DeliveryRecord> ledger) {
    Map<String, List<DeliveryRecord>> byForce = new TreeMap<>();
    for (DeliveryRecord d : ledger) {
      if (place.catalogue().sources().containsKey(d.sourceId())) {
        if (source.isEmpty() || source.equals(d.sourceId())) {
          byForce
              .computeIfAbsent(d.sourceId() + "/" + d.forceId(), key -> new ArrayList<>())
              .add(d);
        }
      }
    }
    List<Punctuality> punctuality = FreshnessCheck.of(place.catalogue(), ledger, today);
    Map<String, List<String>> gaps = gaps();
    return byForce.values().stream().map(own -> source(own, punctuality, gaps)).toList();
  }

  /** Months that have not arrived whole, by source, force and status. */
  private Map<String, List<String>> gaps() {
    return place
        .lake()
        .table("coverage")
        .read()
        .where("area_code = ''")
        .where(col("status").notEqual(CoverageTable.ARRIVED))
        .select("source_id", "force_id", "status", "month")
        .orderBy("month")
        .collectAsList()
        .stream()
        .collect(
            Collectors.groupingBy(
                row -> key(row.getString(0), row.getString(1), row.getString(2)),
                Collectors.mapping(row -> row.getString(3), Collectors.toList())));
  }

  private static String key(String source, String force, String status) {
    return String.join("/", source, force, status);
  }

  private LakeStatus.Source source(
      List<DeliveryRecord> own, List<Punctuality> punctuality, Map<String, List<String>> gaps) {
    DeliveryRecord any = own.get(0);
    Optional<Punctuality> calendar =
        punctuality.stream()
            .filter(p -> p.sourceId().equals(any.sourceId()))
            .filter(p -> p.forceId().equals(any.forceId()))
            .findFirst();
    List<DeliveryRecord> taken = own.stream().filter(DeliveryRecord::isAccepted).toList();
    String force =
        any.forceId().isEmpty()
            ? place.catalogue().sources().get(any.sourceId()).forces().iterator().next()
            : any.forceId();
    TreeSet<String> months = new TreeSet<>();
    taken.forEach(d -> months.addAll(d.months()));
    return new LakeStatus.Source(
        any.sourceId(),
        any.forceId(),
        own.size(),
        own.stream().filter(d -> d.verdict().equals(DeliveryRecord.REJECTED)).count(),
        taken.stream().mapToLong(DeliveryRecord::rowCount).sum(),
        taken.stream().mapToLong(DeliveryRecord::acceptedCount).sum(),
        taken.stream().mapToLong(DeliveryRecord::quarantinedCount).sum(),
        taken.stream().mapToLong(DeliveryRecord::droppedCount).sum(),
        List.copyOf(months),
        gaps.getOrDefault(key(any.sourceId(), force, CoverageTable.PARTIAL), List.of()),
        gaps.getOrDefault(key(any.sourceId(), force, CoverageTable.MISSING), List.of()),
        calendar.map(p -> p.dueOn().toString()).orElse(""),
        calendar.map(Punctuality::isLate).orElse(false));
  }

  /** Of each delivery what was compared in it, and of each source what with others. */
  private static List<Reconciled> reconciled(Ledger ledger, String source, List<String> ids) {
    return ledger.reconciled().stream()
        .filter(r -> ids.contains(r.deliveryId()) || r.deliveryId().isEmpty())
        .filter(
            r ->
                source.isEmpty() || r.sourceId().equals(source) || r.otherSourceId().equals(source))
        .toList();
  }

  private List<String> silent(List<DeliveryRecord> ledger) {
    TreeSet<String> silent = new TreeSet<>(place.catalogue().sources().keySet());
    ledger.forEach(d -> silent.remove(d.sourceId()));
    return List.copyOf(silent);
  }

  private Map<String, Long> tables() {
    Map<String, Long> versions = new LinkedHashMap<>();
    for (TableDefinition table : place.catalogue().tables().values()) {
      if (table.isStored()) {
        versions.put(table.path(), place.lake().table(table.name()).version().orElse(-1));
      }
    }
    return versions;
  }
}
