package london.outcomes.synth;

/**
 * The crime types of data.police.uk in the order of its files, with the share of London's rows, how
 * they move over a year and how they end.
 *
 * <p>The numbers are round ones in the neighbourhood of the published ones of 2022 to 2025; they
 * are made to look right, not to measure anything.
 */
enum CrimeType {
  ANTI_SOCIAL_BEHAVIOUR("Anti-social behaviour", .235, 7, .14, -.01, 0, 0, 0),
  BICYCLE_THEFT("Bicycle theft", .013, 7, .35, -.05, .01, .005, .90),
  BURGLARY("Burglary", .045, 12, .08, -.03, .05, .005, .80),
  CRIMINAL_DAMAGE("Criminal damage and arson", .047, 5, .05, .00, .07, .03, .62),
  DRUGS("Drugs", .040, 5, .05, .01, .35, .40, .05),
  OTHER_THEFT("Other theft", .100, 7, .04, .00, .02, .01, .80),
  WEAPONS("Possession of weapons", .006, 6, .05, .00, .45, .10, .12),
  PUBLIC_ORDER("Public order", .045, 7, .12, -.01, .10, .04, .40),
  ROBBERY("Robbery", .028, 11, .06, .02, .07, .005, .70),
  SHOPLIFTING("Shoplifting", .075, 12, .06, .07, .12, .04, .60),
  THEFT_FROM_PERSON("Theft from the person", .065, 12, .10, .04, .01, .002, .93),
  VEHICLE_CRIME("Vehicle crime", .085, 11, .05, -.03, .02, .003, .92),
  VIOLENCE("Violence and sexual offences", .212, 7, .07, .00, .08, .03, .28),
  OTHER_CRIME("Other crime", .014, 6, .03, .00, .20, .05, .30);

  final String title;
  final double charged;
  final double informal;
  final double noSuspect;

  /** The share of an ordinary month's rows that the type makes up. */
  final Season season;

  CrimeType(
      String title,
      double share,
      int peakMonth,
      double swing,
      double yearlyTrend,
      double charged,
      double informal,
      double noSuspect) {
    this.title = title;
    this.season = new Season(share, peakMonth, swing, yearlyTrend);
    this.charged = charged;
    this.informal = informal;
    this.noSuspect = noSuspect;
  }

  boolean isNotifiable() {
    return this != ANTI_SOCIAL_BEHAVIOUR;
  }
}
