package london.outcomes.measure.signal;

import java.time.LocalDate;

/**
 * Something unusual, and what it is unusual against.
 *
 * @param family control-chart, funnel or emerging
 * @param signal what was found, such as {@code above_upper_limit}
 * @param variation improvement, concern, neutral_high or neutral_low
 * @param since first day of the first period that shows it
 * @param expected the usual value: mean of the chart, London's figure, the figure a year before
 * @param lower lower limit of what is usual, {@code NaN} for none
 * @param upper upper limit of what is usual, {@code NaN} for none
 * @param adjustedP p-value, adjusted for the number of boroughs; {@code NaN} for a chart
 * @param isLatest whether it is about the latest period
 * @param isTrial whether fewer than 13 periods stand behind the limits
 * @param isSeasonAdjusted whether the season was taken out
 * @param sentence all of it in one plain sentence
 */
record Signal(
    String family,
    Observation about,
    String signal,
    String variation,
    LocalDate since,
    double expected,
    double lower,
    double upper,
    double adjustedP,
    boolean isLatest,
    boolean isTrial,
    boolean isSeasonAdjusted,
    String sentence) {}
