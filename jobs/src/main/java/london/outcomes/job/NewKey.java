package london.outcomes.job;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Ledger;

/**
 * Which deliveries are read again when the key of pseudonyms has changed: all that the lake's
 * references to persons rest on. A pseudonym cannot be turned into that of another key; what was
 * delivered can.
 *
 * @param contracts all that there are
 */
record NewKey(Collection<SourceContract> contracts) implements Replay {

  @Override
  public List<DeliveryRecord> choose(
      List<DeliveryRecord> ledger, Ledger findings, Holdings holdings) {
    Set<String> naming = ids(c -> !c.personDomains().isEmpty());
    // A record's newest version may stand in any delivery, also in one whose months others supply.
    Set<String> versioned = ids(c -> c.upsert().isPresent());
    return ledger.stream()
        .filter(DeliveryRecord::isAccepted)
        .filter(d -> naming.contains(d.sourceId()))
        .filter(d -> versioned.contains(d.sourceId()) || holdings.isHolder(d))
        .toList();
  }

  private Set<String> ids(Predicate<SourceContract> isMeant) {
    return contracts.stream().filter(isMeant).map(SourceContract::id).collect(Collectors.toSet());
  }

  @Override
  public boolean isForNewKey() {
    return true;
  }
}
