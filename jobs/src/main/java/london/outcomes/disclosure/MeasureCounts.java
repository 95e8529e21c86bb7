package london.outcomes.disclosure;

/**
 * The counts behind one figure of a measure.
 *
 * @param count what is counted, {@code NaN} where nothing is known
 * @param of what it is set against, {@code NaN} where there is none
 * @param isShown whether both are published
 */
public record MeasureCounts(
    String measureId, Place place, double count, double of, boolean isShown) {

  MeasureCounts shown(boolean shown) {
    return new MeasureCounts(measureId, place, count, of, shown);
  }
}
