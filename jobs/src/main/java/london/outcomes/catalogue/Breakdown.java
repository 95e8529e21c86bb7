package london.outcomes.catalogue;

import java.util.List;
import java.util.Set;

/**
 * A characteristic by which a measure is shown.
 *
 * @param id public name, such as {@code ethnicity}
 * @param column column of the measure's table that holds the group, or an SQL expression over them
 * @param groups the categories, in reading order; {@code unknown} is always kept
 * @param reference the group that others are compared with; empty when none is
 * @param levels area levels at which the groups are shown; London alone unless the file says more
 * @param residents people of whom each group's part is what the group is set against; none where
 *     the measure has no residents, or has none by this characteristic
 */
public record Breakdown(
    String id,
    String column,
    List<String> groups,
    String reference,
    Set<String> levels,
    Denominator residents) {}
