package london.outcomes.catalogue;

import java.util.List;

/**
 * What happens to rows of one delivery that share a key. Rows with an empty key are never compared.
 *
 * @param key columns that identify the real thing; empty when the source has no key
 * @param differing rows with one key and different content: quarantined, or kept as separate facts
 * @param isUniqueAcrossMonths whether a key that a later delivery brings in another month has moved
 *     there, so that it is counted once
 */
public record Duplicates(List<String> key, Differing differing, boolean isUniqueAcrossMonths) {

  /** The choice for rows that share a key and differ elsewhere. */
  public enum Differing {
    QUARANTINE,
    KEEP
  }

  public boolean isDeclared() {
    return !key.isEmpty();
  }
}
