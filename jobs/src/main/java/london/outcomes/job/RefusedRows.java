package london.outcomes.job;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import london.outcomes.ingest.Verdicts;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Finding;
import london.outcomes.run.Ledger;

/**
 * Which deliveries are read again after a rule or a list was mended: those with refused rows, and
 * those that were rejected for their rows and that nothing has replaced.
 *
 * @param source only this source
 * @param rule only deliveries in which this rule refused something
 */
record RefusedRows(Optional<String> source, Optional<String> rule) implements Replay {

  @Override
  public List<DeliveryRecord> choose(
      List<DeliveryRecord> ledger, Ledger findings, Holdings holdings) {
    List<DeliveryRecord> candidates =
        ledger.stream()
            .filter(d -> source.map(s -> s.equals(d.sourceId())).orElse(true))
            .filter(d -> d.rowCount() > 0)
            .filter(d -> d.isAccepted() ? isRefused(d, holdings) : isLast(d, ledger))
            .toList();
    Set<String> concerned =
        findings.findings(candidates.stream().map(DeliveryRecord::deliveryId).toList()).stream()
            .filter(f -> Set.of(Finding.QUARANTINE, Finding.REJECT).contains(f.effect()))
            // Rows that only wait for their record are read again by themselves when it arrives.
            .filter(f -> rule.isPresent() || !f.ruleCode().equals(Verdicts.ORPHAN))
            .filter(f -> rule.map(r -> r.equals(f.ruleCode())).orElse(true))
            .map(Finding::deliveryId)
            .collect(Collectors.toSet());
    return candidates.stream().filter(d -> concerned.contains(d.deliveryId())).toList();
  }

  private static boolean isRefused(DeliveryRecord delivery, Holdings holdings) {
    return delivery.quarantinedCount() > 0 && holdings.isHolder(delivery);
  }

  /** A file that has been delivered again since is not read in its old state. */
  private static boolean isLast(DeliveryRecord delivery, List<DeliveryRecord> ledger) {
    return delivery.verdict().equals(DeliveryRecord.REJECTED)
        && ledger.stream()
            .filter(other -> other.filePath().equals(delivery.filePath()))
            .noneMatch(other -> other.sequence() > delivery.sequence());
  }
}
