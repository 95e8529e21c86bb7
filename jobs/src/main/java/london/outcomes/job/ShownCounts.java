package london.outcomes.job;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import london.outcomes.disclosure.MeasureCounts;
import london.outcomes.disclosure.Quantities;
import london.outcomes.disclosure.ReleasedCounts;
import london.outcomes.table.Commit;
import london.outcomes.table.CommitNote;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Remembers what readers have seen of protected measures ({@code ops/shown_count}), so that the
 * next release neither hides what they know nor shows what undoes what was hidden.
 */
final class ShownCounts {

  private static final String FACTS = "fact_measure";
  private static final String MEASURES = "measures";

  private final Workplace place;
  private final RunContext run;
  private final ReleasedCounts counts;

  ShownCounts(Workplace place, RunContext run) {
    this.place = place;
    this.run = run;
    this.counts = new ReleasedCounts(new Quantities(place.catalogue().measures()));
  }

  /** What was released last, of all years; nothing before the first release. */
  List<MeasureCounts> latest() {
    LakeTable shown = place.lake().table("shown_count");
    return shown.version().isEmpty() ? List.of() : counts.collected(shown.read());
  }

  /** Remembers what is released now. */
  void remember(Steps steps) {
    LakeTable facts = place.lake().table(FACTS);
    LakeTable measures = place.lake().table(MEASURES);
    LakeTable shown = place.lake().table("shown_count");
    OptionalLong version = facts.version();
    boolean isSame =
        shown
            .lastCommit()
            .flatMap(Commit::note)
            .filter(note -> note.tablesRead().getOrDefault(FACTS, -1L) == version.orElse(-1))
            .isPresent();
    if (version.isEmpty() || isSame) {
      return;
    }
    Dataset<Row> rows = counts.shown(measures.read(), facts.read());
    if (shown.version().isEmpty() && rows.isEmpty()) {
      return;
    }
    CommitNote note =
        new CommitNote(
            run.id(),
            "release",
            Map.of(FACTS, version.getAsLong(), MEASURES, measures.version().orElse(0)),
            List.of(),
            Map.of());
    steps.record("remember what is shown", () -> shown.replaceAll(rows.coalesce(1), note));
  }
}
