package london.outcomes.synth;

import java.util.Set;

/**
 * What to write of a plan.
 *
 * @param extracts ids of restricted extracts, {@code open} for the open ones, {@code all} for all
 * @param isTruthTold whether the truth is written beside the files
 * @param dirt the share of rows to damage, 0 for none
 */
public record Orders(Set<String> extracts, boolean isTruthTold, double dirt) {

  private static final double MOST_DIRT = .1;

  public Orders {
    if (!(dirt >= 0 && dirt <= MOST_DIRT)) {
      throw new IllegalArgumentException(
          "synth: the share of dirt is " + dirt + "; give one from 0 to " + MOST_DIRT);
    }
  }

  public static Orders of(Set<String> extracts) {
    return new Orders(extracts, false, 0);
  }
}
