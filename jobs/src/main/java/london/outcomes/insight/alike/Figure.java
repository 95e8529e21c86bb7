package london.outcomes.insight.alike;

/**
 * A published figure of an area's latest year, for everybody.
 *
 * @param title of the measure
 * @param kind of the measure, as {@code dim_measure} has it
 * @param lower end of the 95 % interval, {@code NaN} for none
 * @param upper end of the 95 % interval, {@code NaN} for none
 */
record Figure(
    String area,
    String measure,
    String title,
    String kind,
    double value,
    double lower,
    double upper,
    String provenance) {}
