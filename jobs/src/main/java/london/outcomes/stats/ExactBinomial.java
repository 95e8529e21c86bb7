package london.outcomes.stats;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * The two-sided exact binomial test: the probability of all outcomes no more likely than the
 * observed one, as R's {@code binom.test} counts them.
 *
 * <p>Probabilities fall away from the mode on both sides, so the far tail starts at a boundary that
 * bisection finds, and each tail is one incomplete beta function. The work grows with the logarithm
 * of the number of trials.
 */
final class ExactBinomial {
  /** Outcomes as likely as the observed one but for rounding count as no more likely. */
  private static final double RELATIVE_TOLERANCE = 1e-7;

  private final int trials;
  private final double logOdds;
  private final BinomialDistribution outcomes;

  /** Trials whose successes weigh {@code weight1} against {@code weight2} for failures. */
  ExactBinomial(int trials, double weight1, double weight2) {
    this.trials = trials;
    this.logOdds = Math.log(weight1 / weight2);
    this.outcomes = new BinomialDistribution(null, trials, weight1 / (weight1 + weight2));
  }

  static double twoSidedP(int successes, int failures, double weight1, double weight2) {
    int trials = successes + failures;
    ExactBinomial test = new ExactBinomial(trials, weight1, weight2);
    return successes <= test.mean()
        ? test.pOfLow(successes)
        : new ExactBinomial(trials, weight2, weight1).pOfLow(failures);
  }

  private double mean() {
    return outcomes.getNumericalMean();
  }

  /** For an outcome at or below the mean. */
  private double pOfLow(int observed) {
    double bar = outcomes.logProbability(observed) + Math.log1p(RELATIVE_TOLERANCE);
    int opposite = firstAtMost(bar);
    return Math.min(1, atMost(observed) + atLeast(opposite));
  }

  /** The smallest outcome from the mean upwards that is no likelier than the bar. */
  private int firstAtMost(double bar) {
    int low = (int) Math.ceil(mean());
    int high = trials + 1;
    while (low < high) {
      int middle = low + (high - low) / 2;
      if (outcomes.logProbability(middle) <= bar) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private double atMost(int outcome) {
    return outcome >= trials
        ? 1
        : Math.exp(new IncompleteBeta(trials - outcome, outcome + 1).logCdf(-logOdds));
  }

  private double atLeast(int outcome) {
    if (outcome > trials) {
      return 0;
    }
    return outcome <= 0
        ? 1
        : Math.exp(new IncompleteBeta(outcome, trials - outcome + 1).logCdf(logOdds));
  }
}
