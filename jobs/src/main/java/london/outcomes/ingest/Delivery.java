package london.outcomes.ingest;

import java.time.YearMonth;
import java.util.Optional;
import london.outcomes.catalogue.Dialect;
import london.outcomes.catalogue.SourceContract;

/**
 * One delivered file that its contract has let in so far.
 *
 * @param id content address
 * @param uri where its rows are read from
 * @param size bytes of the file, packed or not
 * @param fileName name as delivered
 * @param dialect the contract's dialect, in the character set that the file announces
 * @param period month that the file name states
 * @param forceId police force that the file name states; empty when it states none
 * @param sequence order of acceptance: where two deliveries hold one month, the later one is taken
 */
public record Delivery(
    String id,
    SourceContract source,
    String uri,
    long size,
    String fileName,
    Dialect dialect,
    Optional<YearMonth> period,
    String forceId,
    String provenance,
    long sequence) {

  /** The force whose rows these are: the one named, or the only one that the contract covers. */
  public String force() {
    return forceId.isEmpty() ? source.forces().iterator().next() : forceId;
  }
}
