package london.outcomes.stats.survey;

import java.util.Comparator;

/**
 * A primary sampling unit: what was drawn independently, a cluster of addresses or the respondent.
 *
 * @param stratum the sampling stratum that it was drawn in, such as borough and quarter
 * @param id names the unit within the stratum
 */
public record Psu(String stratum, String id) implements Comparable<Psu> {
  private static final Comparator<Psu> ORDER =
      Comparator.comparing(Psu::stratum).thenComparing(Psu::id);

  @Override
  public int compareTo(Psu other) {
    return ORDER.compare(this, other);
  }
}
