package london.outcomes.stats.spc;

/** What a missing value does to the points on both sides of it. */
public enum MissingPolicy {
  /** They are neighbours, as if the period did not exist. */
  BRIDGE,

  /** They are not: there is no moving range across, and runs end. */
  BREAK
}
