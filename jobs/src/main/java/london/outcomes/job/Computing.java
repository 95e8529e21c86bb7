package london.outcomes.job;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.table.Commit;
import london.outcomes.table.CommitNote;

/** The line from records to curated tables, each step only for what has changed. */
record Computing(Workplace place, RunContext run, Steps steps) {

  /** Records to cells to measures; returns the months that were tallied. */
  Set<String> measure(Coverage coverage) {
    Optional<CommitNote> tally =
        new TallyStep(place, run, coverage).run(steps).flatMap(Commit::note);
    new EvaluateStep(place, run, coverage).run(steps);
    return tally.map(note -> Set.copyOf(note.months())).orElse(Set.of());
  }

  /** Freezes baselines: what a release rests on, and no later state tells. */
  void freeze() {
    new BaselineStep(place, run).run(steps);
  }

  /** Measures to the curated tables that follow from them alone; says whether any figure is new. */
  boolean release() {
    boolean isReleased = new ReleaseStep(place, run).run(steps).isPresent();
    new FollowingStep(place, run).run(steps);
    return isReleased;
  }

  /**
   * Whether {@link #release} computes a curated table. What readers were told before, what the
   * ledger and a day tell, and the answers of insight do not follow from the measures alone.
   */
  static boolean releases(Catalogue catalogue, String table) {
    return !Set.of("fact_restatement", "fact_freshness").contains(table)
        && !Questions.of(catalogue).tables().contains(table);
  }

  /** What the release has corrected and shown: a history, which no later state tells. */
  void remember() {
    Together.run(
        List.of(
            () -> new RestatedFigures(place, run).run(steps),
            () -> new ShownCounts(place, run).remember(steps)));
  }
}
