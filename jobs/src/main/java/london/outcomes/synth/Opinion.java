package london.outcomes.synth;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * What a respondent thinks of the police altogether, and lets every answer know a part of: who
 * finds them fair mostly trusts them too. Answers that share nothing else are a one-factor model
 * with thresholds (a Gaussian copula), in which the shares of answers do not depend on what they
 * share.
 *
 * @param height 0 in the middle, with deviation 1 over everybody; higher is more favourable
 */
record Opinion(double height) {

  /** Pure Java: the same on every machine. */
  private static final NormalDistribution NORMAL = new NormalDistribution();

  static Opinion of(Dice dice) {
    return new Opinion(NORMAL.inverseCumulativeProbability(dice.unit()));
  }

  /**
   * Where an answer stands among everybody's, from the first of the question, 0, to the last, 1.
   * Over everybody it is even, whatever the loading.
   *
   * @param loading correlation of the opinion with the leaning to the first answer, -1 to 1
   * @param own what makes this answer that no other knows, evenly from 0 to 1
   */
  double rank(double loading, double own) {
    double rest = Math.sqrt(1 - loading * loading) * NORMAL.inverseCumulativeProbability(own);
    return NORMAL.cumulativeProbability(rest - loading * height);
  }
}
