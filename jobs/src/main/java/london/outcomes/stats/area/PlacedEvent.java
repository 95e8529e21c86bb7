package london.outcomes.stats.area;

import java.time.LocalDate;

/**
 * An event with its place and date.
 *
 * @param easting metres east on the National Grid
 * @param northing metres north on the National Grid
 * @param date the day of the event
 */
public record PlacedEvent(double easting, double northing, LocalDate date) {}
