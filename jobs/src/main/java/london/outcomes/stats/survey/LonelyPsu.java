package london.outcomes.stats.survey;

/**
 * What a stratum with a single sampling unit adds to a variance. It cannot be estimated from one
 * unit, and leaving it at zero in silence would understate the variance.
 *
 * <p>Source: Lumley, survey package for R, option {@code survey.lonely.psu}.
 */
public enum LonelyPsu {
  /** The unit's squared deviation from the mean of all units, which is zero: cautious. */
  ADJUST,

  /** Nothing: right where the unit was certain to be drawn. */
  REMOVE,

  /** The average of the strata that have several units. */
  AVERAGE
}
