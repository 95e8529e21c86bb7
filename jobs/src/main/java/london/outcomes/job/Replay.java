package london.outcomes.job;

import java.util.List;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Ledger;

/** A reason to read deliveries of the ledger again, from their raw copies. */
interface Replay {

  /** Which deliveries are read again. */
  List<DeliveryRecord> choose(List<DeliveryRecord> ledger, Ledger findings, Holdings holdings);

  /** Whether it makes pseudonyms anew, so that those of another key are no reason to stop. */
  default boolean isForNewKey() {
    return false;
  }
}
