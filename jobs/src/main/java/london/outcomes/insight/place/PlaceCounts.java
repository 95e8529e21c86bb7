package london.outcomes.insight.place;

/**
 * Offences of one category in all places, in the order of the places.
 *
 * @param category of offences, or {@code all}
 * @param years years of twelve months, the latest first, then places
 * @param months the latest twelve months, the latest first, then places
 */
record PlaceCounts(String category, double[][] years, double[][] months) {}
