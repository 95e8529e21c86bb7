package london.outcomes.stats;

/**
 * Successes out of trials, checked; either may be missing, and then there is a reason.
 *
 * @param successes x, from 0 to n
 * @param trials n
 * @param reason empty when x/n exists
 */
record Sample(double successes, double trials, String reason) {

  static Sample of(String successesName, double successes, String trialsName, double trials) {
    Inputs.requireCount(successesName, successes);
    Inputs.requireCount(trialsName, trials);
    if (Inputs.anyMissing(successes, trials)) {
      return new Sample(successes, trials, Reasons.MISSING_INPUT);
    }
    // A denominator that is absent says nothing about the numerator, so this comes first.
    if (trials == 0) {
      return new Sample(successes, trials, Reasons.ZERO_DENOMINATOR);
    }
    Inputs.requirePart(successesName, successes, trialsName, trials);
    return new Sample(successes, trials, Reasons.NONE);
  }

  boolean isUsable() {
    return reason.isEmpty();
  }

  double proportion() {
    return successes / trials;
  }

  /** p(1-p)/n. */
  double variance() {
    return proportion() * (1 - proportion()) / trials;
  }

  /** One success and one failure more (Agresti and Caffo 2000). */
  Sample padded() {
    return new Sample(successes + 1, trials + 2, reason);
  }
}
