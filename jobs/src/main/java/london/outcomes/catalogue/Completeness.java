package london.outcomes.catalogue;

/**
 * What a whole delivery holds at least. One with fewer kinds of rows has been filtered or cut on
 * the way: it is taken in with a warning, and its months do not count as covered.
 *
 * @param column column whose different values are counted
 * @param kinds how many there must be
 */
public record Completeness(String column, int kinds) {}
