package london.outcomes.job;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Freshness;
import london.outcomes.catalogue.Severity;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Punctuality;

/**
 * Compares what has arrived with the calendars of the contracts. A source is expected from its
 * first delivery on: one that has never delivered is not in use here.
 */
final class FreshnessCheck {

  private FreshnessCheck() {}

  /** Every source with a calendar, force by force where names state one, in the order of ids. */
  static List<Punctuality> of(Catalogue catalogue, List<DeliveryRecord> ledger, LocalDate today) {
    List<Punctuality> seen = new ArrayList<>();
    for (SourceContract contract : catalogue.sources().values()) {
      contract
          .expectations()
          .freshness()
          .ifPresent(
              freshness ->
                  newest(contract, ledger)
                      .forEach(
                          (force, month) ->
                              seen.add(of(contract, freshness, force, month, today))));
    }
    return seen;
  }

  private static Punctuality of(
      SourceContract contract, Freshness freshness, String force, String month, LocalDate today) {
    YearMonth newest = YearMonth.parse(month);
    LocalDate due = freshness.due(newest);
    return new Punctuality(
        contract.id(),
        force,
        newest,
        freshness.next(newest),
        due,
        today.isAfter(due),
        freshness.severity() == Severity.REJECT);
  }

  /** The newest month of whole deliveries, by force. */
  private static Map<String, String> newest(SourceContract contract, List<DeliveryRecord> ledger) {
    Map<String, String> newest = new TreeMap<>();
    for (DeliveryRecord record : ledger) {
      if (record.sourceId().equals(contract.id()) && record.isAccepted() && record.isComplete()) {
        record
            .months()
            .forEach(
                month ->
                    newest.merge(record.forceId(), month, (a, b) -> a.compareTo(b) >= 0 ? a : b));
      }
    }
    return newest;
  }
}
