package london.outcomes.catalogue;

import java.util.List;

/**
 * A characteristic by which a measure is shown.
 *
 * @param id public name, such as {@code ethnicity}
 * @param column column of the measure's table that holds the group, or an SQL expression over them
 * @param groups the categories, in reading order; {@code unknown} is always kept
 * @param reference the group that others are compared with; empty when none is
 */
public record Breakdown(String id, String column, List<String> groups, String reference) {}
