package london.outcomes.insight.change;

/**
 * A row of {@code fact_change_part} about one area and measure. Numbers are {@code NaN} where there
 * are none.
 *
 * @param before value of the part
 * @param effect what the part adds to the change of the whole
 * @param rank 1 for the largest effect, whichever way; 0 for none
 */
record Finding(
    String splitType,
    String part,
    double before,
    double after,
    double effect,
    double rate,
    double mix,
    double share,
    int rank,
    String status,
    String provenance) {}
