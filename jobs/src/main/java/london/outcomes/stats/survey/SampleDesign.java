package london.outcomes.stats.survey;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import london.outcomes.stats.Inputs;

/**
 * How the sample was drawn: the number of primary sampling units in each stratum of the
 * <em>full</em> file, also of units without a member of a domain. Counting them after filtering to
 * a subgroup gives the wrong variance.
 *
 * @param units stratum to number of units, 1 or more
 * @param rule what a stratum with one unit counts for
 */
public record SampleDesign(SortedMap<String, Integer> units, LonelyPsu rule) {

  /**
   * Copies the map.
   *
   * @throws IllegalArgumentException for a stratum without units
   */
  public SampleDesign {
    units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
    units.forEach((stratum, n) -> Inputs.requirePositive("units of stratum " + stratum, n));
  }

  /** The same from a map in any order. */
  public static SampleDesign of(Map<String, Integer> units, LonelyPsu rule) {
    return new SampleDesign(new TreeMap<>(units), rule);
  }

  /** The variance of a domain's proportion. */
  double variance(DomainSums domain) {
    return Math.max(0, covariance(domain, domain, JointSums.within(domain)));
  }

  /**
   * Covariance of two domains' proportions: sum over strata of n/(n-1)·sum over units of (Ua -
   * mean)(Ub - mean), U the total of the linearised variable, computed as n/(n-1)·(sum of Ua·Ub -
   * sum Ua·sum Ub/n).
   *
   * @throws IllegalArgumentException if a domain has a stratum, or more units in one, than the file
   */
  double covariance(DomainSums a, DomainSums b, JointSums joint) {
    requireKnown(a);
    requireKnown(b);
    double scale = a.weight() * b.weight();
    double shareOfA = a.proportion();
    double shareOfB = b.proportion();
    ToDoubleFunction<String> influenceOfA = a.influence();
    ToDoubleFunction<String> influenceOfB = b.influence();
    double sum = 0;
    for (String stratum : units.keySet()) {
      double squares = joint.in(stratum).residuals(shareOfA, shareOfB) / scale;
      double squareOfSum =
          influenceOfA.applyAsDouble(stratum) * influenceOfB.applyAsDouble(stratum);
      sum += contribution(stratum, squares, squareOfSum);
    }
    return sum * inflation();
  }

  /**
   * The variance of the total of a linearised variable, whose respondents are sampling units: sum
   * over strata of n/(n-1)·(sum of u² - (sum of u)²/n), n of the full file. Who is not listed has u
   * = 0.
   *
   * @param strata stratum of each respondent of the domain
   * @param values u of each, in the same order; they sum to zero
   * @throws IllegalArgumentException for a stratum that the file has not
   */
  double varianceOfTotal(List<String> strata, double[] values) {
    Map<String, double[]> sums = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      double[] own = sums.computeIfAbsent(strata.get(i), s -> new double[3]);
      own[0] += values[i] * values[i];
      own[1] += values[i];
      own[2]++;
    }
    sums.forEach(
        (stratum, own) ->
            Inputs.requirePart(
                "respondents in stratum " + stratum,
                own[2],
                "units of the full file",
                units.getOrDefault(stratum, 0)));
    double sum = 0;
    for (String stratum : units.keySet()) {
      double[] own = sums.get(stratum);
      if (own != null) {
        sum += contribution(stratum, own[0], own[1] * own[1]);
      }
    }
    return Math.max(0, sum * inflation());
  }

  private double contribution(String stratum, double squares, double squareOfSum) {
    double n = units.get(stratum);
    if (n > 1) {
      return n / (n - 1) * (squares - squareOfSum / n);
    }
    // The linearised variable sums to zero over the file, so that is the mean of all units.
    return rule == LonelyPsu.ADJUST ? squares : 0;
  }

  private double inflation() {
    double strata = units.size();
    double lonely = units.values().stream().filter(n -> n == 1).count();
    return rule == LonelyPsu.AVERAGE ? strata / (strata - lonely) : 1;
  }

  private void requireKnown(DomainSums domain) {
    domain
        .strata()
        .forEach(
            (stratum, sums) ->
                Inputs.requirePart(
                    "units of the domain in stratum " + stratum,
                    sums.units(),
                    "units of the full file",
                    units.getOrDefault(stratum, 0)));
  }
}
