package london.outcomes.stats.area;

import java.util.Arrays;
import london.outcomes.stats.Inputs;
import london.outcomes.stats.Reasons;

/**
 * How far events gather in few places (method M29).
 *
 * <p>With fewer events than places most places are empty by necessity and the plain Gini index
 * overstates; the generalised one compares with the most even spread that is possible.
 *
 * <p>Source: Bernasco and Steenbeek (2017), Journal of Quantitative Criminology 33; lorenzgini
 * 0.1.2.
 */
public final class Concentration {
  /** Shares of whole events are exact to well within this. */
  private static final double ROUNDING = 1e-9;

  /** Events by place, the most first. */
  private final double[] descending;

  private final double events;
  private final String reason;

  private Concentration(double[] descending, double events, String reason) {
    this.descending = descending;
    this.events = events;
    this.reason = reason;
  }

  /**
   * @param eventsByPlace one number for each place, also those without events; {@code NaN} is
   *     missing
   * @return undefined with {@code missing_input} when a place is missing or there are none, {@code
   *     no_events}
   * @throws IllegalArgumentException for a negative or infinite number
   */
  public static Concentration of(double[] eventsByPlace) {
    Arrays.stream(eventsByPlace).forEach(events -> Inputs.requireCount("events", events));
    double[] descending = Arrays.stream(eventsByPlace).map(e -> -e).sorted().map(e -> -e).toArray();
    double sum = Arrays.stream(descending).sum();
    if (descending.length == 0 || Double.isNaN(sum)) {
      return new Concentration(descending, Double.NaN, Reasons.MISSING_INPUT);
    }
    String reason = sum == 0 ? Reasons.NO_EVENTS : Reasons.NONE;
    return new Concentration(descending, sum, reason);
  }

  /** n. */
  public int places() {
    return descending.length;
  }

  /** c, {@code NaN} when a place is missing. */
  public double events() {
    return events;
  }

  /** Places with at least one event, or a part of one. */
  public long placesWithAny() {
    return Arrays.stream(descending).filter(e -> e > 0).count();
  }

  /** G = 2·sum(i·y(i))/(n·sum y) - (n + 1)/n over ascending y; 0 even, near 1 all in one place. */
  public double gini() {
    double places = descending.length;
    double weighted = 0;
    for (int i = 0; i < descending.length; i++) {
      weighted += (places - i) * descending[i];
    }
    return 2 * weighted / (places * events) - (places + 1) / places;
  }

  /** G' = max(1, n/c)·(G - 1) + 1. */
  public double generalisedGini() {
    return Math.max(1, descending.length / events) * (gini() - 1) + 1;
  }

  /** G'·k/(k - 1), k = min(n, c); {@code NaN} also when k is 1 or less. */
  public double unbiasedGini() {
    double most = Math.min(descending.length, events);
    return most > 1 ? generalisedGini() * most / (most - 1) : Double.NaN;
  }

  /**
   * The share of events in the busiest places, with a fraction of the place at the edge.
   *
   * @param share of places, such as 0.05
   * @return from 0 to 1, {@code NaN} without events
   * @throws IllegalArgumentException for a share outside (0, 1)
   */
  public double topShare(double share) {
    Inputs.requireProbability("share", share);
    double places = share * descending.length;
    int whole = (int) places;
    double top = Arrays.stream(descending, 0, whole).sum();
    double edge = whole < descending.length ? (places - whole) * descending[whole] : 0;
    return (top + edge) / events;
  }

  /**
   * The fewest places that hold a share of the events.
   *
   * @param share of events, such as 0.5
   * @return a whole number, {@code NaN} without events
   * @throws IllegalArgumentException for a share outside (0, 1)
   */
  public double placesFor(double share) {
    Inputs.requireProbability("share", share);
    if (!reason.isEmpty()) {
      return Double.NaN;
    }
    double held = 0;
    int places = 0;
    while (held < share * events - ROUNDING) {
      held += descending[places];
      places++;
    }
    return places;
  }

  /** Empty, {@code missing_input} or {@code no_events}. */
  public String reason() {
    return reason;
  }
}
