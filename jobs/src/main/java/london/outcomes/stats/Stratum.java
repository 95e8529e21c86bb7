package london.outcomes.stats;

/**
 * Events and people of a group and of its reference in one stratum, such as a borough.
 *
 * @param events1 events of the group, {@code NaN} when missing
 * @param population1 people in the group
 * @param events2 events of the reference
 * @param population2 people in the reference
 */
public record Stratum(double events1, double population1, double events2, double population2) {

  /**
   * @throws IllegalArgumentException for a negative or infinite number
   */
  public Stratum {
    Inputs.requireCount("events1", events1);
    Inputs.requireCount("population1", population1);
    Inputs.requireCount("events2", events2);
    Inputs.requireCount("population2", population2);
  }

  boolean isMissing() {
    return Inputs.anyMissing(events1, population1, events2, population2);
  }

  /** Without people on both sides a stratum has no rates to compare. */
  boolean isComparable() {
    return population1 > 0 && population2 > 0;
  }

  double people() {
    return population1 + population2;
  }

  /** N1·N0/T². */
  double balance() {
    return population1 / people() * (population2 / people());
  }
}
