package london.outcomes.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Ledger;

/**
 * All deliveries that a lake has accepted, read again as if they had arrived together, in their
 * order. Those that others have replaced since are among them: they tell where records have moved.
 *
 * @param read those that are read again
 * @param kept those whose raw copy has been deleted, and that the lake still rests on
 * @param unknown sources of deliveries that no contract knows any more
 */
record FromRaw(List<DeliveryRecord> read, List<DeliveryRecord> kept, Set<String> unknown)
    implements Replay {

  static FromRaw of(
      List<DeliveryRecord> ledger, Map<String, SourceContract> contracts, RawCopies copies) {
    Holdings holdings = new Holdings(ledger);
    List<DeliveryRecord> read = new ArrayList<>();
    List<DeliveryRecord> kept = new ArrayList<>();
    Set<String> unknown = new TreeSet<>();
    for (DeliveryRecord delivery : accepted(ledger)) {
      SourceContract contract = contracts.get(delivery.sourceId());
      if (contract == null) {
        unknown.add(delivery.sourceId());
      } else if (copies.location(delivery.sourceId(), delivery.sha256()).isPresent()) {
        read.add(delivery);
      } else if (contract.upsert().isPresent() || holdings.isHolder(delivery)) {
        kept.add(delivery);
      }
    }
    return new FromRaw(read, kept, unknown);
  }

  /** Content that has come back under its name is one delivery, at its later place. */
  private static Collection<DeliveryRecord> accepted(List<DeliveryRecord> ledger) {
    Map<String, DeliveryRecord> latest = new LinkedHashMap<>();
    ledger.stream()
        .filter(DeliveryRecord::isAccepted)
        .forEach(
            d -> latest.merge(d.deliveryId(), d, (a, b) -> a.sequence() > b.sequence() ? a : b));
    return latest.values();
  }

  @Override
  public List<DeliveryRecord> choose(
      List<DeliveryRecord> ledger, Ledger findings, Holdings holdings) {
    return read;
  }

  @Override
  public List<List<DeliveryRecord>> parts(List<DeliveryRecord> chosen) {
    List<DeliveryRecord> inOrder =
        chosen.stream().sorted(Comparator.comparingLong(DeliveryRecord::sequence)).toList();
    return Portions.cut(inOrder, DeliveryRecord::fileSize, Portions.BYTES);
  }
}
