package london.outcomes.catalogue;

/**
 * The areas that every period of a source must speak about.
 *
 * @param column conformed column with the area's code
 * @param level level of the areas in the reference list {@code area}, such as borough
 */
public record Places(String column, String level) {}
