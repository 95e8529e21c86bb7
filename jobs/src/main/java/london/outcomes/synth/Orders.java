package london.outcomes.synth;

import java.util.Set;

/**
 * What to write of a plan.
 *
 * @param extracts ids of restricted extracts, {@code open} for the open ones, {@code all} for all
 * @param isTruthTold whether the truth is written beside the files
 * @param dirt the share of rows to damage, 0 for none
 * @param redraws how often everything is drawn again to say what is to be expected, 0 for never
 */
public record Orders(Set<String> extracts, boolean isTruthTold, double dirt, int redraws) {

  private static final double MOST_DIRT = .1;

  public Orders {
    if (!(dirt >= 0 && dirt <= MOST_DIRT)) {
      throw new IllegalArgumentException(
          "synth: the share of dirt is " + dirt + "; give one from 0 to " + MOST_DIRT);
    }
    if (redraws < 0 || redraws > 0 && !isTruthTold) {
      throw new IllegalArgumentException(
          "synth: redraws are " + redraws + "; give 0, or more than that together with --truth");
    }
  }

  public Orders(Set<String> extracts, boolean isTruthTold, double dirt) {
    this(extracts, isTruthTold, dirt, 0);
  }

  public Orders redrawn(int redraws) {
    return new Orders(extracts, isTruthTold, dirt, redraws);
  }

  boolean includes(String extract) {
    return extracts.contains(extract) || extracts.contains(Synthesis.ALL);
  }

  public static Orders of(Set<String> extracts) {
    return new Orders(extracts, false, 0);
  }
}
