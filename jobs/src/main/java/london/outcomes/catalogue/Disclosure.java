package london.outcomes.catalogue;

/**
 * How small numbers of a measure are protected.
 *
 * @param rule {@code published}: the supplier publishes the same counts in the same or finer
 *     detail, so there is nothing left to protect; {@code suppress}: counts from 1 to the threshold
 *     are withheld below the London level
 */
public record Disclosure(String rule, int threshold) {

  public static final String PUBLISHED = "published";
  public static final String SUPPRESS = "suppress";
}
