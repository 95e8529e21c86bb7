package london.outcomes.synth;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The shares of the Public Attitude Survey by borough, which several files state. */
final class PasFigures {

  private static final YearMonth TRUST_SINCE = YearMonth.of(2016, 3);
  private static final String TRUST = "Trust MPS";

  /** A measure and its usual level in London. */
  record Measure(String name, double level) {}

  static final List<Measure> MEASURES =
      List.of(
          new Measure("\"Good Job\" local", .50),
          new Measure("Contact ward officer", .17),
          new Measure("Informed local", .29),
          new Measure("Listen to concerns", .60),
          new Measure("Relied on to be there", .61),
          new Measure("Treat everyone fairly", .64),
          new Measure(TRUST, .72),
          new Measure("Understand issues", .62));

  private final List<Borough> boroughs;
  private final Plan plan;

  PasFigures(Reference reference, Plan plan) {
    List<Borough> surveyed = new ArrayList<>(reference.boroughs());
    surveyed.removeIf(Borough::isCity);
    surveyed.sort(Comparator.comparing(Borough::name));
    this.boroughs = List.copyOf(surveyed);
    this.plan = plan;
  }

  List<Borough> boroughs() {
    return boroughs;
  }

  /** The ends of quarters in the plan. */
  List<YearMonth> quarters() {
    return plan.months().stream().filter(month -> month.getMonthValue() % 3 == 0).toList();
  }

  /** What was asked by then. */
  static List<Measure> measures(YearMonth quarter) {
    return MEASURES.stream()
        .filter(m -> !m.name().equals(TRUST) || !quarter.isBefore(TRUST_SINCE))
        .toList();
  }

  /** London's share, which is not the mean of the boroughs, since respondents are weighted. */
  BigDecimal london(Measure measure, YearMonth quarter) {
    return rounded(level(measure, quarter));
  }

  BigDecimal share(Borough borough, Measure measure, YearMonth quarter) {
    double own = Dice.of(plan.seed(), "survey", borough.code(), measure.name()).bell() * .05;
    return rounded(level(measure, quarter) + own + yearly(borough.code(), measure, quarter, .04));
  }

  private double level(Measure measure, YearMonth quarter) {
    return measure.level() + yearly("London", measure, quarter, .02);
  }

  /** The mean of four quarters' movements, so that a figure moves as a rolling year does. */
  private double yearly(String area, Measure measure, YearMonth quarter, double spread) {
    double sum = 0;
    for (int back = 0; back < 4; back++) {
      YearMonth one = quarter.minusMonths(3L * back);
      sum += Dice.of(plan.seed(), "survey", area, measure.name(), one).bell();
    }
    return spread * sum / 4;
  }

  private static BigDecimal rounded(double share) {
    return BigDecimal.valueOf(Math.max(.04, Math.min(.94, share)))
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros();
  }
}
