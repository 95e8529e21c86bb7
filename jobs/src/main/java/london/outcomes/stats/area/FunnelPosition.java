package london.outcomes.stats.area;

/** Where an area lies in a funnel; the outer limits are asked first. */
public enum FunnelPosition {
  /** Under the lower 99.8 % limit. */
  BELOW_99_8,
  /** Under the lower 95 % limit only. */
  BELOW_95,
  /** Inside the funnel. */
  WITHIN,
  /** Over the upper 95 % limit only. */
  ABOVE_95,
  /** Over the upper 99.8 % limit. */
  ABOVE_99_8,
  /** A number is missing or the denominator is zero. */
  UNDEFINED
}
