package london.outcomes.publish.opendata;

/**
 * Figures of a measure that one release has corrected.
 *
 * @param release that published the new figures
 * @param figures how many
 * @param reason new or restated deliveries, or changed definitions
 * @param largestPct the largest change of a figure in per cent of what it was; negative for a fall
 */
public record Correction(
    String release, String measure, long figures, String reason, double largestPct) {}
