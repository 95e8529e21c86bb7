package london.outcomes.catalogue;

import java.util.EnumSet;
import java.util.Set;

/**
 * What keeps a measure from telling about a person.
 *
 * @param rule one of {@link #PUBLISHED}, {@link #SUPPRESS} and {@link #SURVEY}
 * @param threshold counts of 1 to this are withheld
 * @param window id of the one window that is published, for everybody; the others and all groups
 *     stay in the restricted layer, since sums over windows and groups would undo suppression.
 *     Empty where the measure has one window and no groups.
 */
public record Disclosure(String rule, int threshold, String window) {
  /** The supplier publishes the same counts, so nothing is withheld. */
  public static final String PUBLISHED = "published";

  /** Small counts are withheld, and as many more as it takes. */
  public static final String SUPPRESS = "suppress";

  /** Estimates of a sample: those with a small base or a wide interval are withheld. */
  public static final String SURVEY = "survey";

  /**
   * Those of a measure's windows that may be published, the shortest first: shorter ones than that
   * of {@link #window} tell too much.
   */
  public Set<Window> published(Set<Window> windows) {
    Set<Window> published = EnumSet.noneOf(Window.class);
    int shortest = window.isEmpty() ? 1 : Window.of(window).months();
    windows.stream().filter(w -> w.months() >= shortest).forEach(published::add);
    return published;
  }
}
