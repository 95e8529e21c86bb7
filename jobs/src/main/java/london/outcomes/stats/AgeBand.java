package london.outcomes.stats;

import java.util.Map;

/**
 * What a directly standardised rate needs to know of one age band. Events and their squares add up
 * over boroughs and months, the people behind them do not.
 *
 * @param events o, events in the band; {@code NaN} counts as none
 * @param squaredEvents the sum over people of their number of events squared, which is the number
 *     of events where nobody has more than one
 * @param population n, people in the band
 * @param weight w, people in the band of the standard population
 */
public record AgeBand(double events, double squaredEvents, double population, double weight) {

  /**
   * @throws IllegalArgumentException for a negative or infinite number of events, a population that
   *     is missing or zero, or a weight that is not positive
   */
  public AgeBand {
    Inputs.requireCount("events", events);
    Inputs.requireCount("squaredEvents", squaredEvents);
    Inputs.requirePositive("population", population);
    Inputs.requirePositive("weight", weight);
    events = Double.isNaN(events) ? 0 : events;
    squaredEvents = Double.isNaN(squaredEvents) ? 0 : squaredEvents;
  }

  /** A band in which each event is independent of the others. */
  public static AgeBand of(double events, double population, double weight) {
    return new AgeBand(events, events, population, weight);
  }

  /**
   * A band in which some people have several events.
   *
   * @param personsByEvents from a number of events f to the number of people who have f events
   */
  public static AgeBand ofPersons(
      Map<Integer, Double> personsByEvents, double population, double weight) {
    double events = 0;
    double squaredEvents = 0;
    for (Map.Entry<Integer, Double> entry : personsByEvents.entrySet()) {
      double frequency = entry.getKey();
      double persons = Double.isNaN(entry.getValue()) ? 0 : entry.getValue();
      Inputs.requirePositive("events per person", frequency);
      Inputs.requireCount("persons", persons);
      events += frequency * persons;
      squaredEvents += frequency * frequency * persons;
    }
    return new AgeBand(events, squaredEvents, population, weight);
  }

  /** w·o/n. */
  double weightedRate() {
    return weight * events / population;
  }

  /** w²·(squared events)/n². */
  double weightedVariance() {
    double ratio = weight / population;
    return ratio * ratio * squaredEvents;
  }
}
