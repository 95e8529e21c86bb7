package london.outcomes.ingest;

import london.outcomes.catalogue.PeriodRule;
import london.outcomes.ingest.csv.Problem;

/** What is said about deliveries whose month cannot be told. */
public final class PeriodProblems {

  public static final String PERIOD_UNKNOWN = "PERIOD_UNKNOWN";

  private PeriodProblems() {}

  static Problem unknown(String place, PeriodRule rule) {
    return new Problem(
        PERIOD_UNKNOWN,
        "",
        "the %s states no month of the form %s; expected the month that the delivery is for; correct it there, or the contract's period"
            .formatted(place, String.join(" or ", rule.formats())));
  }
}
