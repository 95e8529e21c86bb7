package london.outcomes.stats.survey;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The totals of a domain by primary sampling unit: the form that is needed when units are clusters,
 * which may be interviewed over several months and hold members of several groups.
 *
 * @param units unit to totals; units without a member are absent
 */
public record DomainTotals(SortedMap<Psu, PsuTotals> units) {

  /** Copies the map. */
  public DomainTotals {
    units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
  }

  /** The totals of both; a unit that is in both is one unit with the sum of its totals. */
  public DomainTotals plus(DomainTotals other) {
    SortedMap<Psu, PsuTotals> all = new TreeMap<>(units);
    other.units.forEach((unit, totals) -> all.merge(unit, totals, PsuTotals::plus));
    return new DomainTotals(all);
  }

  /** The sums by stratum, once all months of a unit are together. */
  public DomainSums sums() {
    SortedMap<String, StratumSums> strata = new TreeMap<>();
    units.forEach(
        (unit, totals) ->
            strata.merge(unit.stratum(), StratumSums.ofUnit(totals), StratumSums::plus));
    return new DomainSums(strata);
  }

  /** What this domain, as a, has in common with another, as b. */
  public JointSums with(DomainTotals other) {
    SortedMap<String, Products> strata = new TreeMap<>();
    units.forEach(
        (unit, totals) -> {
          PsuTotals others = other.units.get(unit);
          if (others != null) {
            strata.merge(unit.stratum(), Products.of(totals, others), Products::plus);
          }
        });
    return new JointSums(strata);
  }
}
