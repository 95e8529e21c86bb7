package london.outcomes.insight.forecast;

/** The models that compete. */
enum Model {
  /** As a year before. */
  SEASONAL_NAIVE(
      "seasonal-naive",
      "The same as a year before",
      "The count of the same month a year before, which others must beat to be shown (Hyndman and"
          + " Athanasopoulos, Forecasting: Principles and Practice, 5.2)."),
  /** Smoothing of level, trend and season, series by series. */
  HOLT_WINTERS(
      "holt-winters",
      "Exponential smoothing of level, trend and season",
      "Holt-Winters, series by series, with seasons that multiply (that add where a month has no"
          + " case); speeds from a grid of 30 by the squared error one month ahead, chosen anew each"
          + " year (Holt 1957, Winters 1960)."),
  /** One Poisson regression over all series. */
  POISSON(
      "poisson-forecast",
      "Poisson regression on season, recent months and trend",
      "One Poisson regression for all series, origins and horizons: MLlib"
          + " GeneralizedLinearRegression, logarithmic link, offset the logarithm of the last"
          + " year's monthly mean, weights 1/(1 + level/50), fitted anew each year to what was known"
          + " by then. It knows the series' season (drawn towards London's where cases are few), its"
          + " last month, quarter and year against their level, and London's (McCullagh and Nelder"
          + " 1989; across series: Montero-Manso and Hyndman 2021).");

  private final String id;
  private final String title;
  private final String method;

  Model(String id, String title, String method) {
    this.id = id;
    this.title = title;
    this.method = method;
  }

  /** As in tables, and the id of its card. */
  String id() {
    return id;
  }

  String title() {
    return title;
  }

  String method() {
    return method;
  }

  /** Whether it may be shown: the figures of a year before everybody has. */
  boolean isChallenger() {
    return this != SEASONAL_NAIVE;
  }
}
