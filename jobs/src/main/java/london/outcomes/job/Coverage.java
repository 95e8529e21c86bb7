package london.outcomes.job;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Freshness;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.measure.Covered;
import london.outcomes.measure.Weakest;
import london.outcomes.run.DeliveryRecord;

/** Reads from the ledger which months of which forces have arrived for each measure. */
final class Coverage {

  private final Catalogue catalogue;
  private final Map<String, DeliveryRecord> holders = new HashMap<>();
  private final Map<String, TreeSet<String>> contributors = new HashMap<>();
  private final TreeMap<String, TreeSet<String>> monthsBySource = new TreeMap<>();

  Coverage(Catalogue catalogue, List<DeliveryRecord> ledger) {
    this.catalogue = catalogue;
    for (DeliveryRecord record : ledger) {
      if (record.isAccepted()) {
        record.months().forEach(month -> hold(record, month));
      }
    }
  }

  /** The ledger is in the order of acceptance and each month is claimed by whoever supplies it. */
  private void hold(DeliveryRecord record, String month) {
    SourceContract contract = catalogue.sources().get(record.sourceId());
    if (contract == null) {
      return;
    }
    String force =
        record.forceId().isEmpty() ? contract.forces().iterator().next() : record.forceId();
    String key = key(record.sourceId(), force, month);
    holders.merge(key, record, Coverage::newer);
    // Where versions of records follow each other, each of the deliveries may have brought some.
    if (contract.upsert().isPresent()) {
      contributors.computeIfAbsent(key, k -> new TreeSet<>()).add(record.deliveryId());
    }
    monthsBySource.computeIfAbsent(record.sourceId(), s -> new TreeSet<>()).add(month);
  }

  private static DeliveryRecord newer(DeliveryRecord a, DeliveryRecord b) {
    boolean isNamed = !a.forceId().isEmpty();
    int order = isNamed ? 0 : a.vintage().compareTo(b.vintage());
    return order > 0 || (order == 0 && a.sequence() > b.sequence()) ? a : b;
  }

  /** The delivery that supplies a month of a source; empty when none does. */
  Optional<DeliveryRecord> holder(String source, String force, String month) {
    return Optional.ofNullable(holders.get(key(source, force, month)));
  }

  /** Months that the calendar of a source names and no delivery supplies, from its first one on. */
  List<String> missing(SourceContract contract, String force, LocalDate today) {
    List<YearMonth> held =
        monthsBySource.getOrDefault(contract.id(), new TreeSet<>()).stream()
            .filter(month -> holder(contract.id(), force, month).isPresent())
            .map(YearMonth::parse)
            .toList();
    Optional<Freshness> calendar = contract.expectations().freshness();
    List<String> missing = new ArrayList<>();
    if (held.isEmpty() || calendar.isEmpty()) {
      return missing;
    }
    YearMonth last = held.get(held.size() - 1);
    Freshness freshness = calendar.get();
    for (YearMonth m = held.get(0); m.isBefore(last); m = freshness.next(m)) {
      if (!held.contains(m)) {
        missing.add(m.toString());
      }
    }
    for (YearMonth m = last; today.isAfter(freshness.due(m)); m = freshness.next(m)) {
      missing.add(freshness.next(m).toString());
    }
    return missing;
  }

  /** All months of a measure, force by force, in which every one of its sources has delivered. */
  List<Covered> of(Measure measure) {
    List<Covered> covered = new ArrayList<>();
    String first = measure.sources().iterator().next();
    for (String month : monthsBySource.getOrDefault(first, new TreeSet<>())) {
      for (String force : catalogue.sources().get(first).forces()) {
        covered(measure, month, force, covered);
      }
    }
    return covered;
  }

  /** All months that cells are made of. */
  TreeSet<String> months() {
    TreeSet<String> months = new TreeSet<>();
    for (Measure measure : catalogue.measures().values()) {
      of(measure).forEach(covered -> months.add(covered.month().toString()));
    }
    return months;
  }

  private void covered(Measure measure, String month, String force, List<Covered> out) {
    String provenance = "official";
    String status = "final";
    TreeSet<String> deliveries = new TreeSet<>();
    for (String source : measure.sources()) {
      DeliveryRecord holder = holders.get(key(source, force, month));
      if (holder == null || !holder.isComplete()) {
        return;
      }
      deliveries.add(holder.deliveryId());
      deliveries.addAll(contributors.getOrDefault(key(source, force, month), new TreeSet<>()));
      provenance = Weakest.provenance(provenance, holder.provenance());
      status = Weakest.dataStatus(status, catalogue.sources().get(source).dataStatus());
    }
    out.add(
        new Covered(
            measure.id(),
            YearMonth.parse(month),
            force,
            provenance,
            status,
            new ArrayList<>(deliveries)));
  }

  private static String key(String source, String force, String month) {
    return source + "/" + force + "/" + month;
  }
}
