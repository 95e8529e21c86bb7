package london.outcomes.stats;

/** The interval of a ratio that is symmetric on the logarithmic scale. */
final class LogInterval {

  private LogInterval() {}

  /**
   * RR = scale·x1/x2 with exp(ln RR -+ z·sqrt(variance of ln RR)).
   *
   * @return without value when x2 = 0, without interval when x1 = 0
   */
  static Estimate of(
      String method, double x1, double x2, double scale, double logVariance, double confidence) {
    if (x2 == 0) {
      String reason = x1 == 0 ? Reasons.NO_EVENTS : Reasons.ZERO_REFERENCE_EVENTS;
      return Estimate.undefined(method, reason);
    }
    double ratio = x1 / x2 * scale;
    if (x1 == 0) {
      return Estimate.withoutInterval(ratio, method, Reasons.ZERO_EVENTS);
    }
    double factor = Math.exp(Quantiles.normalMultiplier(confidence) * Math.sqrt(logVariance));
    return Estimate.of(ratio, ratio / factor, ratio * factor, method);
  }
}
