package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode_outer;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.trim;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import london.outcomes.ingest.References;
import london.outcomes.measure.signal.Signals;
import london.outcomes.table.CommitNote;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Curated tables that follow whole from another one: what is unusual in the published figures, and
 * the evidence that qualifies measures. Each remembers the version that it was made from.
 */
final class FollowingStep {

  private final Workplace place;
  private final RunContext run;

  FollowingStep(Workplace place, RunContext run) {
    this.place = place;
    this.run = run;
  }

  /** Makes anew what rests on a table that has changed. */
  void run(Steps steps) {
    follow(steps, "fact_measure", "fact_signal", this::signals);
    follow(steps, "evidence", "fact_evidence", FollowingStep::evidence);
  }

  private void follow(Steps steps, String from, String to, UnaryOperator<Dataset<Row>> derive) {
    LakeTable source = place.lake().table(from);
    LakeTable target = place.lake().table(to);
    OptionalLong version = source.version();
    String digest = Digest.measures(place.catalogue());
    boolean isSame =
        target
            .lastCommit()
            .flatMap(commit -> commit.note())
            .filter(note -> digest.equals(note.definitions().get(to)))
            .filter(note -> note.tablesRead().getOrDefault(from, -1L) == version.orElse(-1))
            .isPresent();
    if (version.isEmpty() || isSame) {
      return;
    }
    Dataset<Row> rows =
        derive
            .apply(source.read())
            .withColumn("release_id", lit(run.id()))
            .withColumn("run_id", lit(run.id()))
            .coalesce(1);
    CommitNote note =
        new CommitNote(
            run.id(), "release", Map.of(from, version.getAsLong()), List.of(), Map.of(to, digest));
    steps.record("release " + to, () -> target.replaceAll(rows, note));
  }

  private Dataset<Row> signals(Dataset<Row> facts) {
    Dataset<Row> areas =
        new References(place.session(), place.catalogue().references()).list("area");
    return new Signals(place.catalogue().measures()).of(facts, areas);
  }

  /** One row for each measure that a finding qualifies; without one where it names none. */
  private static Dataset<Row> evidence(Dataset<Row> evidence) {
    return evidence
        .withColumn("measure_id", explode_outer(split(col("measures_qualified"), ";")))
        .withColumn("measure_id", trim(col("measure_id")));
  }
}
