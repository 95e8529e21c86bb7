package london.outcomes.catalogue;

/** What arithmetic makes a measure's value from the sums in its cells. */
public enum Kind {
  /** The sum itself, with a Poisson interval. */
  COUNT,
  /** The sum for so many residents. */
  RATE,
  /** The part of the denominator's cases that the numerator counts, in per cent. */
  PROPORTION,
  /** Each group's rate against the reference group's. */
  RATE_RATIO
}
