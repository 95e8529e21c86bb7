package london.outcomes.job;

import static org.apache.spark.sql.functions.lit;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import london.outcomes.catalogue.Catalogue;
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
    AtomicReference<Commit> released = new AtomicReference<>();
    List<Runnable> work = new ArrayList<>(dimensions(steps, last));
    work.add(0, () -> released.set(facts(steps, measures, facts, ends, last)));
    Together.run(work);
    return Optional.of(released.get());
  }

  private Commit facts(
      Steps steps,
      LakeTable measures,
      LakeTable facts,
      TreeSet<YearMonth> ends,
      Optional<CommitNote> last) {
    String digest = Digest.measures(place.catalogue());
    boolean isRedefined =
        last.map(n -> !digest.equals(n.definitions().get(DEFINITIONS))).orElse(true);
    String scope = isRedefined ? "true" : EvaluateStep.scope(ends);
    Dataset<Row> areas =
        new References(place.session(), place.catalogue().references()).list("area");
    Dataset<Row> released =
        new Suppression(place.catalogue().measures().values())
            .protect(measures.read().where(scope), areas)
            .withColumn("release_id", lit(run.id()));
    CommitNote note =
        new CommitNote(
            run.id(),
            "release",
            Map.of("measures", measures.version().getAsLong()),
            ends.stream().map(YearMonth::toString).toList(),
            Map.of(DEFINITIONS, digest));
    return steps.record(
        "release " + facts.definition().name(),
        () ->
            isRedefined ? facts.replaceAll(released, note) : facts.replace(released, scope, note));
  }

  /** The dimensions come from the definitions alone, and change only with them. */
  private List<Runnable> dimensions(Steps steps, Optional<CommitNote> last) {
    Catalogue catalogue = place.catalogue();
    String digest = Digest.measures(catalogue);
    if (last.map(n -> digest.equals(n.definitions().get(DEFINITIONS))).orElse(false)) {
      return List.of();
    }
    Dimensions dimensions = new Dimensions(place.session(), catalogue);
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
