package london.outcomes.catalogue;

import java.util.Locale;

/** What arithmetic makes a measure's value from the sums in its cells. */
public enum Kind {
  /** The sum itself, with a Poisson interval. */
  COUNT,
  /** The sum for so many residents. */
  RATE,
  /** The part of the denominator's cases that the numerator counts, in per cent. */
  PROPORTION,
  /** Events for so many of other events, of which they are no part, such as prosecutions. */
  RATIO,
  /** Each group's rate against the reference group's. */
  RATE_RATIO,
  /** The weighted share of a sample, with the variance of its design. */
  WEIGHTED_PROPORTION,
  /** The mean of a number over records. */
  MEAN,
  /** The median of whole days over records. */
  MEDIAN_DAYS;

  /** The kind of an id. */
  public static Kind of(String id) {
    return Kind.valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** As it is written in {@code conf/measures} and in curated tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the value needs something that the count is set against. */
  public boolean hasDenominator() {
    return this != COUNT && this != MEAN && this != MEDIAN_DAYS;
  }

  /** Whether what is counted is a part of what it is set against. */
  public boolean isPart() {
    return this == PROPORTION || this == WEIGHTED_PROPORTION;
  }
}
