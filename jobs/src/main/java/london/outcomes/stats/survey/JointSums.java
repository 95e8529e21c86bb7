package london.outcomes.stats.survey;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What two domains have in common: the products of their totals over shared sampling units, by
 * stratum. With the sums of each domain they give the covariance of the two proportions.
 *
 * @param strata stratum to products; strata without a shared unit may be absent
 */
public record JointSums(SortedMap<String, Products> strata) {

  /** Copies the map. */
  public JointSums {
    strata = Collections.unmodifiableSortedMap(new TreeMap<>(strata));
  }

  /** Domains with no sampling unit in common, as two groups of respondents who are units. */
  public static JointSums none() {
    return new JointSums(new TreeMap<>());
  }

  /**
   * A domain with itself, or with a larger one that holds all of it, where respondents are units.
   */
  public static JointSums within(DomainSums inner) {
    SortedMap<String, Products> strata = new TreeMap<>();
    inner.strata().forEach((stratum, sums) -> strata.put(stratum, sums.squares()));
    return new JointSums(strata);
  }

  /** The sums of both, which have no sampling unit in common. */
  public JointSums plus(JointSums other) {
    SortedMap<String, Products> all = new TreeMap<>(strata);
    other.strata.forEach((stratum, products) -> all.merge(stratum, products, Products::plus));
    return new JointSums(all);
  }

  Products in(String stratum) {
    return strata.getOrDefault(stratum, Products.NONE);
  }
}
