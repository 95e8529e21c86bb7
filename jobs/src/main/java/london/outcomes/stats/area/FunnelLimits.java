package london.outcomes.stats.area;

/**
 * The limits of a funnel at one size of area. {@code NaN} when undefined.
 *
 * @param lower95 lower 95 % limit
 * @param upper95 upper 95 % limit
 * @param lower998 lower 99.8 % limit
 * @param upper998 upper 99.8 % limit
 */
public record FunnelLimits(double lower95, double upper95, double lower998, double upper998) {

  /** Where a value in the same units lies; a value on a limit is inside it. */
  public FunnelPosition position(double value) {
    if (Double.isNaN(value) || Double.isNaN(lower95)) {
      return FunnelPosition.UNDEFINED;
    }
    if (value < lower998 || value > upper998) {
      return value < lower998 ? FunnelPosition.BELOW_99_8 : FunnelPosition.ABOVE_99_8;
    }
    if (value < lower95 || value > upper95) {
      return value < lower95 ? FunnelPosition.BELOW_95 : FunnelPosition.ABOVE_95;
    }
    return FunnelPosition.WITHIN;
  }

  FunnelLimits times(double factor) {
    return new FunnelLimits(
        lower95 * factor, upper95 * factor, lower998 * factor, upper998 * factor);
  }
}
