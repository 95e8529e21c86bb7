package london.outcomes.catalogue;

import java.util.EnumSet;
import java.util.Set;

/**
 * What keeps a measure from telling about a person.
 *
 * @param rule one of {@link #PUBLISHED}, {@link #SUPPRESS}, {@link #NHS} and {@link #SURVEY}
 * @param threshold counts of 1 to this are withheld
 * @param window id of the shortest window that is published; shorter ones stay in the restricted
 *     layer. Empty where all are published.
 */
public record Disclosure(String rule, int threshold, String window) {
  /** The supplier publishes the same counts, so nothing is withheld. */
  public static final String PUBLISHED = "published";

  /** Small counts are withheld, and as many more as it takes. */
  public static final String SUPPRESS = "suppress";

  /** The same of hospital admissions; counts that are shown are rounded (method M26). */
  public static final String NHS = "nhs";

  /** Hospital admissions of 1 to this are withheld. */
  public static final int NHS_THRESHOLD = 7;

  /** Estimates of a sample: those with a small base or a wide interval are withheld. */
  public static final String SURVEY = "survey";

  /** Whether small counts are withheld. */
  public boolean isProtected() {
    return rule.equals(SUPPRESS) || isRounded();
  }

  /** Whether counts that are shown are rounded. */
  public boolean isRounded() {
    return rule.equals(NHS);
  }

  /** Those of a measure's windows that are published, the shortest first. */
  public Set<Window> published(Set<Window> windows) {
    Set<Window> published = EnumSet.noneOf(Window.class);
    int shortest = window.isEmpty() ? 1 : Window.of(window).months();
    windows.stream().filter(w -> w.months() >= shortest).forEach(published::add);
    return published;
  }
}
