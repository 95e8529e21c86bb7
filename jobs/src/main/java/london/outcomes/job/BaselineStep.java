package london.outcomes.job;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.lit;

import java.sql.Timestamp;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import london.outcomes.measure.Baselines;
import london.outcomes.table.Commit;
import london.outcomes.table.CommitNote;
import london.outcomes.table.Identity;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Freezes the figures of baselines when they can first be released. What is frozen stays: neither a
 * restated month nor another run moves it. A measure that counts something else from now on, or
 * whose definition names the day of a decision, has another baseline beside it.
 */
final class BaselineStep {

  private final Workplace place;
  private final RunContext run;
  private final Baselines baselines;

  BaselineStep(Workplace place, RunContext run) {
    this.place = place;
    this.run = run;
    this.baselines = new Baselines(place.catalogue().measures());
  }

  /** Freezes what has been evaluated since the last release and is not frozen yet. */
  void run(Steps steps) {
    Lake lake = place.lake();
    TreeSet<YearMonth> ends = ReleaseStep.unreleased(lake);
    ends.retainAll(baselines.ends());
    if (ends.isEmpty()) {
      return;
    }
    LakeTable measures = lake.table("measures");
    LakeTable frozen = lake.table("baseline");
    Dataset<Row> fresh =
        baselines.toFreeze(measures.read().where(EvaluateStep.scope(ends)), frozen.read());
    List<Row> figures = fresh.collectAsList();
    if (figures.isEmpty()) {
      return;
    }
    long cells =
        measures.lastCommit().flatMap(Commit::note).orElseThrow().tablesRead().get("cells");
    Dataset<Row> rows =
        place
            .session()
            .createDataFrame(figures, fresh.schema())
            .join(broadcast(extracts(cells)), "measure_id")
            .withColumn("cells_version", lit(cells))
            .withColumn("frozen_at", lit(Timestamp.from(run.startedAt())))
            .withColumn("run_id", lit(run.id()));
    CommitNote note = run.note("freeze", Map.of("cells", cells), List.of());
    Identity identity = run.identity("baselines");
    steps.record("freeze baselines", () -> frozen.append(rows.coalesce(1), note, identity));
  }

  private Dataset<Row> extracts(long cells) {
    Lake lake = place.lake();
    return baselines.extracts(lake.table("cells").readAt(cells), lake.table("delivery").read());
  }
}
