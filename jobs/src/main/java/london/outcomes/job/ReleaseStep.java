package london.outcomes.job;

import static org.apache.spark.sql.functions.lit;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import london.outcomes.disclosure.GapSuppression;
import london.outcomes.disclosure.Suppression;
import london.outcomes.ingest.References;
import london.outcomes.publish.Dimensions;
import london.outcomes.table.Commit;
import london.outcomes.table.CommitNote;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Measures through disclosure control to the curated star. */
final class ReleaseStep {

  private static final String DEFINITIONS = "measures";

  private final Workplace place;
  private final RunContext run;

  ReleaseStep(Workplace place, RunContext run) {
    this.place = place;
    this.run = run;
  }

  /** Releases what has changed; empty when nothing has. */
  Optional<Commit> run(Steps steps) {
    Lake lake = place.lake();
    LakeTable measures = lake.table("measures");
    LakeTable facts = lake.table("fact_measure");
    if (measures.version().isEmpty()) {
      return Optional.empty();
    }
    Optional<CommitNote> last = facts.lastCommit().flatMap(Commit::note);
    TreeSet<YearMonth> ends = new TreeSet<>();
    long seen = last.map(n -> n.tablesRead().getOrDefault("measures", -1L)).orElse(-1L);
    for (Commit commit : measures.commitsSince(seen)) {
      commit.note().ifPresent(n -> n.months().forEach(m -> ends.add(YearMonth.parse(m))));
    }
    if (ends.isEmpty()) {
      return Optional.empty();
    }
    List<Runnable> work = new ArrayList<>(dimensions(steps, last));
    if (lake.table("gaps").version().isPresent()) {
      work.add(0, () -> gaps(steps, ends, last));
    }
    // Its note remembers what has been done, so the facts come last.
    Together.run(work);
    return Optional.of(facts(steps, measures, facts, ends, last));
  }

  private Commit facts(
      Steps steps,
      LakeTable measures,
      LakeTable facts,
      TreeSet<YearMonth> ends,
      Optional<CommitNote> last) {
    Dataset<Row> areas =
        new References(place.session(), place.catalogue().references()).list("area");
    Dataset<Row> released =
        new Suppression(place.catalogue().measures().values())
            .protect(measures.read().where(scope(ends, last)), areas);
    return publish(steps, facts, released, measures, ends, last);
  }

  private Commit gaps(Steps steps, TreeSet<YearMonth> ends, Optional<CommitNote> last) {
    LakeTable gaps = place.lake().table("gaps");
    Dataset<Row> released =
        new GapSuppression(place.catalogue().measures().values())
            .protect(gaps.read().where(scope(ends, last)));
    return publish(steps, place.lake().table("fact_gap"), released, gaps, ends, last);
  }

  private Commit publish(
      Steps steps,
      LakeTable facts,
      Dataset<Row> rows,
      LakeTable from,
      TreeSet<YearMonth> ends,
      Optional<CommitNote> last) {
    Dataset<Row> released = rows.withColumn("release_id", lit(run.id()));
    CommitNote note =
        new CommitNote(
            run.id(),
            "release",
            Map.of(from.definition().name(), from.version().getAsLong()),
            ends.stream().map(YearMonth::toString).toList(),
            Map.of(DEFINITIONS, Digest.measures(place.catalogue())));
    String scope = scope(ends, last);
    return steps.record(
        "release " + facts.definition().name(),
        () ->
            isRedefined(last)
                ? facts.replaceAll(released, note)
                : facts.replace(released, scope, note));
  }

  private String scope(TreeSet<YearMonth> ends, Optional<CommitNote> last) {
    return isRedefined(last) ? "true" : EvaluateStep.scope(ends);
  }

  private boolean isRedefined(Optional<CommitNote> last) {
    String digest = Digest.measures(place.catalogue());
    return last.map(n -> !digest.equals(n.definitions().get(DEFINITIONS))).orElse(true);
  }

  /** The dimensions come from the definitions alone, and change only with them. */
  private List<Runnable> dimensions(Steps steps, Optional<CommitNote> last) {
    if (!isRedefined(last)) {
      return List.of();
    }
    Dimensions dimensions = new Dimensions(place.session(), place.catalogue());
    CommitNote note = run.note("release", Map.of(), List.of());
    List<Runnable> work = new ArrayList<>();
    dimensions
        .all()
        .forEach(
            (table, rows) ->
                work.add(
                    () ->
                        steps.record(
                            "release " + table,
                            () -> place.lake().table(table).replaceAll(rows, note))));
    return work;
  }
}
