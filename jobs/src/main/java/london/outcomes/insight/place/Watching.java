package london.outcomes.insight.place;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import london.outcomes.stats.series.ExpectedCount;

/**
 * All that is to be known of one category before its tests meet those of others.
 *
 * @param panel what was recorded
 * @param rises of the months that are published
 * @param planted rises that were added to earlier months as a trial
 * @param trials what was noticed in the trial, planted or not
 */
record Watching(Panel panel, List<Rise> rises, List<Planting.Planted> planted, List<Rise> trials) {

  /** Months that are published. */
  static final int PUBLISHED = 12;

  /** Months in which planted rises are looked for, up to the last. */
  static final int TRIED = 24;

  private static final List<String> LEVELS = List.of(Panel.BOROUGH, Panel.WARD);

  static Watching of(Panel panel) {
    List<Rise> trials = new ArrayList<>();
    List<Planting.Planted> planted = new ArrayList<>();
    for (String level : LEVELS) {
      int from = firstOf(panel, TRIED);
      Planting.Trial trial = Planting.into(panel, level, from, panel.months());
      planted.addAll(trial.rises());
      trials.addAll(watch(trial.panel(), level, TRIED));
    }
    return new Watching(panel, untried(panel).rises, planted, trials);
  }

  /** Without a trial. */
  static Watching untried(Panel panel) {
    List<Rise> rises =
        LEVELS.stream().flatMap(level -> watch(panel, level, PUBLISHED).stream()).toList();
    return new Watching(panel, rises, List.of(), List.of());
  }

  private static List<Rise> watch(Panel panel, String level, int months) {
    Watch watch = new Watch(panel, level);
    return IntStream.range(firstOf(panel, months), panel.months())
        .boxed()
        .flatMap(month -> watch.rises(month).stream())
        .toList();
  }

  /** Position of the first of the last months that have enough history. */
  static int firstOf(Panel panel, int months) {
    return Math.max(Math.min(panel.months(), ExpectedCount.SHORTEST), panel.months() - months);
  }
}
