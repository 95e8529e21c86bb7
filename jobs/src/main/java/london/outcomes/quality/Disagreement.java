package london.outcomes.quality;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words for sums that should have agreed. */
public final class Disagreement {

  /** The code of the finding. */
  public static final String RECONCILE = "RECONCILE";

  private Disagreement() {}

  /** What the comparisons of one check come to; empty when all of them agree. */
  public static Optional<String> in(List<Comparison> ofOneCheck) {
    List<Comparison> differing = ofOneCheck.stream().filter(c -> !c.isAgreed()).toList();
    return differing.stream()
        .max(Comparator.comparingDouble(c -> Math.abs(c.difference())))
        .map(
            worst ->
                String.format(
                    Locale.UK,
                    "%s: %,d of %,d sums differ by more than %s; the largest difference: %s%s"
                        + " against %s; ask the supplier which is right",
                    worst.check(),
                    differing.size(),
                    ofOneCheck.size(),
                    percent(worst.tolerance()),
                    where(worst),
                    number(worst.left()),
                    number(worst.right())));
  }

  private static String where(Comparison c) {
    String where = (c.month() + " " + c.part()).strip();
    return where.isEmpty() ? "" : where + ": ";
  }

  private static String percent(double share) {
    return share == 0 ? "nothing" : number(100 * share) + " %";
  }

  private static String number(double value) {
    boolean isWhole = value == Math.rint(value);
    return String.format(Locale.UK, isWhole ? "%,.0f" : "%,.3f", value);
  }
}
