package london.outcomes.catalogue;

import java.util.List;
import java.util.Set;

/**
 * How far the groups of a measure are apart: each one from everybody, and from the reference group
 * of its breakdown.
 *
 * @param of id of the measure, a share, whose groups are compared
 * @param tolerance points within which a gap counts as none
 * @param windows windows of the measure for which gaps are computed
 * @param levels area levels of the measure for which gaps are computed
 * @param limits what it does not show, and how it is misread: at least one
 */
public record Gap(
    String id,
    String title,
    String theme,
    String question,
    String planSection,
    Alignment nationalMeasure,
    String of,
    double tolerance,
    Set<Window> windows,
    Set<String> levels,
    String notes,
    List<String> limits,
    String owner,
    String definition)
    implements Entry {

  @Override
  public String better() {
    return "within";
  }

  @Override
  public String unit() {
    return "percentage points";
  }
}
