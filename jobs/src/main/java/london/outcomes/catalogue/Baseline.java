package london.outcomes.catalogue;

/**
 * The year that later figures of a measure are set against. Its figures are frozen when they can
 * first be computed, and stay as they are when later deliveries restate its months.
 *
 * @param refrozen day on which somebody decided to freeze them anew, from what had been delivered
 *     by then; empty for never
 */
public record Baseline(Period period, String refrozen) {}
