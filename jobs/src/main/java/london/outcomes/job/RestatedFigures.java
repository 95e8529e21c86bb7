package london.outcomes.job;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import london.outcomes.table.Commit;
import london.outcomes.table.CommitNote;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Published figures that a later release has corrected: the old and the new one. The versions of
 * the facts are compared, from the one that was looked at last, so that each correction is told
 * once.
 */
final class RestatedFigures {

  private static final String[] KEY = {
    "measure_id", "period_id", "area_code", "group_type", "group_id"
  };

  /** Sums of the same terms in another order differ by less. */
  private static final double ROUNDING = 1e-9;

  private final Workplace place;
  private final RunContext run;

  RestatedFigures(Workplace place, RunContext run) {
    this.place = place;
    this.run = run;
  }

  /** Adds the corrections since the last time. */
  void run(Steps steps) {
    LakeTable facts = place.lake().table("fact_measure");
    LakeTable restated = place.lake().table("fact_restatement");
    if (facts.version().isEmpty()) {
      return;
    }
    long now = facts.version().getAsLong();
    long before =
        restated
            .lastCommit()
            .flatMap(Commit::note)
            .map(note -> note.tablesRead().get("fact_measure"))
            .orElse(0L);
    if (now == before && restated.version().isPresent()) {
      return;
    }
    CommitNote note =
        new CommitNote(run.id(), "release", Map.of("fact_measure", now), List.of(), Map.of());
    Dataset<Row> rows = corrections(facts.readAt(before), facts.readAt(now), reason(facts, before));
    steps.record("release fact_restatement", () -> restated.append(rows.coalesce(1), note));
  }

  /** A changed definition changes figures too, and is no fault of the data. */
  private static String reason(LakeTable facts, long before) {
    List<Commit> commits = facts.commitsSince(before - 1);
    Optional<CommitNote> then = commits.stream().findFirst().flatMap(Commit::note);
    Optional<CommitNote> now = facts.lastCommit().flatMap(Commit::note);
    boolean isSame = then.map(CommitNote::definitions).equals(now.map(CommitNote::definitions));
    return isSame ? "new or restated deliveries" : "changed definitions";
  }

  private Dataset<Row> corrections(Dataset<Row> before, Dataset<Row> now, String reason) {
    Dataset<Row> old =
        before
            .where(col("value").isNotNull())
            .select(with(col("value").as("old_value"), col("release_id").as("old_release_id")));
    Column size = greatest(abs(col("old_value")), lit(1.0));
    return now.where(col("value").isNotNull())
        .join(old, KEY)
        .where(abs(col("value").minus(col("old_value"))).gt(size.multiply(ROUNDING)))
        .withColumnRenamed("value", "new_value")
        .withColumn("reason", lit(reason))
        .withColumn("run_id", lit(run.id()));
  }

  private static Column[] with(Column... more) {
    return Stream.concat(Stream.of(KEY).map(org.apache.spark.sql.functions::col), Stream.of(more))
        .toArray(Column[]::new);
  }
}
