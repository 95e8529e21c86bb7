package london.outcomes.stats.spc;

/** Whose rules for special causes are followed. */
public enum RuleSet {
  /** NHSRplotthedots 0.2.2: a point outside the limits does not count in two of three. */
  NHSR,

  /** The Making Data Count tools of NHS England, 2024: it counts. */
  MDC2024
}
