package london.outcomes.quality;

/**
 * Two sums that were compared.
 *
 * @param deliveryId delivery whose rows were summed; empty between two sources
 * @param check name of the check
 * @param month month such as {@code 2025-06}; empty where a check is over all of them
 * @param part what else is compared apart: an area, a series; empty for the whole
 * @param tolerance share of the larger sum by which they may differ
 */
public record Comparison(
    String deliveryId,
    String check,
    String month,
    String part,
    double left,
    double right,
    double tolerance) {

  /** Sums of decimals differ in their last digits. */
  private static final double NOTHING = 1e-9;

  public double difference() {
    return left - right;
  }

  public boolean isAgreed() {
    double larger = Math.max(Math.abs(left), Math.abs(right));
    return Math.abs(difference()) <= (tolerance + NOTHING) * larger;
  }
}
