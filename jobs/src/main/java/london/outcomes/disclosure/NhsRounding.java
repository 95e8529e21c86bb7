package london.outcomes.disclosure;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import london.outcomes.catalogue.Disclosure;

/**
 * Hospital admissions below national level (method M26): 0 is shown, 1 to 7 are withheld, and all
 * other counts are rounded to the nearest 5. Totals are computed unrounded, then rounded.
 *
 * <p>Source: NHS England, Hospital Episode Statistics analysis guide, suppression of small numbers.
 */
public final class NhsRounding {
  private static final long UNIT = 5;
  private static final double PERCENT = 100;

  private NhsRounding() {}

  /**
   * The count to publish of an area below national level.
   *
   * @param count 0 or more
   * @return empty when withheld
   * @throws IllegalArgumentException for a negative count
   */
  public static OptionalLong subnational(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("count: expected 0 or more, saw " + count);
    }
    if (count >= 1 && count <= Disclosure.NHS_THRESHOLD) {
      return OptionalLong.empty();
    }
    return OptionalLong.of((count + UNIT / 2) / UNIT * UNIT);
  }

  /**
   * The percentage to publish, from the published parts.
   *
   * @param numerator as {@link #subnational} gives it
   * @param denominator as {@link #subnational} gives it
   * @return empty when a part is withheld, or the denominator is 0
   */
  public static OptionalDouble percent(OptionalLong numerator, OptionalLong denominator) {
    if (numerator.isEmpty() || denominator.orElse(0) == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(PERCENT * numerator.getAsLong() / denominator.getAsLong());
  }
}
