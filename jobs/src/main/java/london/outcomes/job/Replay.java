package london.outcomes.job;

import java.util.List;
import java.util.Map;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Ledger;

/** A reason to read deliveries of the ledger again, from their raw copies. */
interface Replay {

  /** Which deliveries are read again. */
  List<DeliveryRecord> choose(List<DeliveryRecord> ledger, Ledger findings, Holdings holdings);

  /** What is read together, in this order: each part is in the ledger before the next begins. */
  default List<List<DeliveryRecord>> parts(List<DeliveryRecord> chosen) {
    return List.of(chosen);
  }

  /** What the ledger's commits say of it, by which one that goes on with it finds what is done. */
  default Map<String, String> mark() {
    return Map.of();
  }

  /** Deliveries that might have been read again and are not, and why: lines for the summary. */
  default List<String> skipped() {
    return List.of();
  }

  /** Whether it makes pseudonyms anew, so that those of another key are no reason to stop. */
  default boolean isForNewKey() {
    return false;
  }
}
