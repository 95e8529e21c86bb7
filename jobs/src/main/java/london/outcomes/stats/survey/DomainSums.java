package london.outcomes.stats.survey;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The sums of a domain by stratum. A domain is a subgroup with a valid answer: who did not know,
 * refused or was not asked has left it.
 *
 * @param strata stratum to sums; strata without a member may be absent
 */
public record DomainSums(SortedMap<String, StratumSums> strata) {
  private static final StratumSums EMPTY = new StratumSums(0, 0, 0, 0, 0, Products.NONE);

  /** Copies the map, sorted, so that sums are the same to the last bit in every run. */
  public DomainSums {
    strata = Collections.unmodifiableSortedMap(new TreeMap<>(strata));
  }

  /** The same from a map in any order. */
  public static DomainSums of(Map<String, StratumSums> strata) {
    return new DomainSums(new TreeMap<>(strata));
  }

  /** The sums of both, which have no sampling unit in common: two months, or two boroughs. */
  public DomainSums plus(DomainSums other) {
    SortedMap<String, StratumSums> all = new TreeMap<>(strata);
    other.strata.forEach((stratum, sums) -> all.merge(stratum, sums, StratumSums::plus));
    return new DomainSums(all);
  }

  /** n, the unweighted base. */
  public double respondents() {
    return sum(StratumSums::respondents);
  }

  /** Sum of w. */
  public double weight() {
    return sum(StratumSums::weight);
  }

  /** p = sum of w·y / sum of w, {@code NaN} without members. */
  public double proportion() {
    return Math.min(1, sum(StratumSums::success) / weight());
  }

  /** Kish's effective base (sum of w)²/sum of w², which knows of unequal weights only. */
  public double kishBase() {
    return weight() * weight() / sum(StratumSums::squaredWeight);
  }

  /** Sampling units with a member, less strata with one. */
  public double degreesOfFreedom() {
    return sum(stratum -> stratum.units() > 0 ? stratum.units() - 1 : 0);
  }

  /** Stratum to the total of the linearised variable w·(y - p)/sum of w in it. */
  ToDoubleFunction<String> influence() {
    double proportion = proportion();
    double weight = weight();
    return stratum -> {
      StratumSums sums = strata.getOrDefault(stratum, EMPTY);
      return (sums.success() - proportion * sums.weight()) / weight;
    };
  }

  private double sum(ToDoubleFunction<StratumSums> term) {
    return strata.values().stream().mapToDouble(term).sum();
  }
}
