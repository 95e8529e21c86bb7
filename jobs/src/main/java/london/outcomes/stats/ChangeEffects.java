package london.outcomes.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * What each part of a whole has to do with the whole's change: effects that add up to it exactly.
 *
 * <p>A figure is {@code N / D}, where {@code N} and {@code D} are sums over parts. A part changes
 * it by its own rate, at its mean weight ({@code rate}), and by its weight, to the degree that its
 * mean rate differs from the whole's ({@code mix}). Averages of before and after make it symmetric:
 * neither of the two is the base, and nothing is left over (Kitagawa 1955, Components of a
 * Difference Between Two Rates; two factors of Das Gupta 1993, US Bureau of the Census P23-186).
 * Weights sum to 1 before and after, so the whole's rate in {@code mix} moves effects between parts
 * and leaves the sum as it is.
 */
public final class ChangeEffects {

  private ChangeEffects() {}

  /**
   * A part before and after.
   *
   * @param count its part of {@code N}
   * @param base its part of {@code D}; 0 for a part that nothing is known of but its count
   */
  public record Part(double count, double base, double laterCount, double laterBase) {}

  /**
   * @param rate effect of the part's own rate, in the unit of the figure
   * @param mix effect of the part's weight
   */
  public record Effect(double rate, double mix) {

    /** All that the part contributes to the change. */
    public double total() {
      return rate + mix;
    }
  }

  /**
   * Effects of all the parts of a whole, in their order; they sum to {@code laterN / laterD - N /
   * D}.
   *
   * @throws IllegalArgumentException where the bases are nothing before or after
   */
  public static List<Effect> of(List<Part> parts) {
    double base = parts.stream().mapToDouble(Part::base).sum();
    double laterBase = parts.stream().mapToDouble(Part::laterBase).sum();
    if (!(base > 0) || !(laterBase > 0)) {
      throw new IllegalArgumentException("bases sum to %s and %s".formatted(base, laterBase));
    }
    double before = parts.stream().mapToDouble(Part::count).sum() / base;
    double after = parts.stream().mapToDouble(Part::laterCount).sum() / laterBase;
    List<Effect> effects = new ArrayList<>();
    for (Part part : parts) {
      effects.add(effect(part, base, laterBase, (before + after) / 2));
    }
    return effects;
  }

  private static Effect effect(Part part, double base, double laterBase, double whole) {
    double weight = part.base() / base;
    double laterWeight = part.laterBase() / laterBase;
    if (part.base() > 0 && part.laterBase() > 0) {
      double rate = part.count() / part.base();
      double laterRate = part.laterCount() / part.laterBase();
      return new Effect(
          (laterRate - rate) * (weight + laterWeight) / 2,
          (laterWeight - weight) * ((rate + laterRate) / 2 - whole));
    }
    // A part without a base, before or after, has no rate of its own that could change.
    double all = part.laterCount() / laterBase - part.count() / base;
    double mix = -(laterWeight - weight) * whole;
    boolean isNeverThere = part.base() == 0 && part.laterBase() == 0;
    return isNeverThere ? new Effect(all, 0) : new Effect(0, all + mix);
  }
}
