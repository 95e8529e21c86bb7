package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.disclosure.GapSuppression;
import london.outcomes.disclosure.Protection;
import london.outcomes.disclosure.Protection.Decision;
import london.outcomes.disclosure.Quantities;
import london.outcomes.disclosure.ReleasedCounts;
import london.outcomes.disclosure.Suppression;
import london.outcomes.ingest.References;
import london.outcomes.job.Releases.Release;
import london.outcomes.measure.Baselines;
import london.outcomes.publish.Dimensions;
import london.outcomes.table.Commit;
import london.outcomes.table.CommitNote;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Measures through disclosure control to the curated star. */
final class ReleaseStep {

  static final String DEFINITIONS = "measures";

  private final Workplace place;
  private final RunContext run;
  private final Optional<Release> latest;

  /** What decides on a published row besides its measure. */
  private final Map<String, String> definitions;

  ReleaseStep(Workplace place, RunContext run) {
    this.place = place;
    this.run = run;
    this.latest = new Releases(place.lake()).latest();
    this.definitions =
        Map.of(
            DEFINITIONS,
            Digest.measures(place.catalogue()),
            "contracts",
            contracts(place.catalogue()),
            "latest-release",
            latest.map(Release::name).orElse(""),
            "baseline",
            Long.toString(place.lake().table("baseline").version().orElse(-1)));
  }

  private static String contracts(Catalogue catalogue) {
    return catalogue.star().stream()
        .map(table -> table.name() + " " + table.contract().orElseThrow().version())
        .sorted()
        .collect(Collectors.joining(", "));
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
    TreeSet<YearMonth> ends = unreleased(lake);
    if (ends.isEmpty() && !isRedefined(last)) {
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

  /** Months in which periods end that have been evaluated since the last release. */
  static TreeSet<YearMonth> unreleased(Lake lake) {
    Optional<CommitNote> last = lake.table("fact_measure").lastCommit().flatMap(Commit::note);
    long seen = last.map(n -> n.tablesRead().getOrDefault("measures", -1L)).orElse(-1L);
    TreeSet<YearMonth> ends = new TreeSet<>();
    for (Commit commit : lake.table("measures").commitsSince(seen)) {
      commit.note().ifPresent(n -> n.months().forEach(m -> ends.add(YearMonth.parse(m))));
    }
    return ends;
  }

  private Commit facts(
      Steps steps,
      LakeTable measures,
      LakeTable facts,
      TreeSet<YearMonth> ends,
      Optional<CommitNote> last) {
    Dataset<Row> areas =
        new References(place.session(), place.catalogue().references()).list("area");
    Quantities quantities = new Quantities(place.catalogue().measures());
    ReleasedCounts counts = new ReleasedCounts(quantities);
    Dataset<Row> values = measures.read().where(years(ends, last));
    steps.say("withhold small counts, and attack what is left");
    long start = System.nanoTime();
    Decision decision =
        new Protection(quantities, ReleasedCounts.parents(areas))
            .decide(counts.of(values), new ShownCounts(place, run).latest());
    Dataset<Row> compared =
        new Baselines(place.catalogue().measures())
            .compare(values, place.lake().table("baseline").read());
    Dataset<Row> released = new Suppression(quantities).protect(compared, decision);
    String passed = new ReleaseGate(quantities).passed(decision, released);
    steps.say("%s (%.1f s)".formatted(passed, (System.nanoTime() - start) / 1e9));
    return publish(steps, facts, revised(released), years(ends, last), measures, ends, last);
  }

  private Commit gaps(Steps steps, TreeSet<YearMonth> ends, Optional<CommitNote> last) {
    LakeTable gaps = place.lake().table("gaps");
    Dataset<Row> released =
        new GapSuppression(place.catalogue().measures().values())
            .protect(gaps.read().where(scope(ends, last)));
    return publish(
        steps, place.lake().table("fact_gap"), released, scope(ends, last), gaps, ends, last);
  }

  private Commit publish(
      Steps steps,
      LakeTable facts,
      Dataset<Row> rows,
      String scope,
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
            definitions);
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

  /** What is withheld of a year protects the rest of it, so it is decided as a whole. */
  private String years(TreeSet<YearMonth> ends, Optional<CommitNote> last) {
    return isRedefined(last) ? "true" : EvaluateStep.years(ends);
  }

  private boolean isRedefined(Optional<CommitNote> last) {
    return last.map(n -> !definitions.equals(n.definitions())).orElse(true);
  }

  /**
   * A figure that the latest named release told otherwise is revised, whether it was thought final
   * or not.
   */
  private Dataset<Row> revised(Dataset<Row> facts) {
    if (latest.isEmpty()) {
      return facts;
    }
    Dataset<Row> told = place.lake().frozen(latest.get().name()).table("fact_measure").read();
    return RestatedFigures.beside(facts, told, "left", col("value").as("_told"))
        .withColumn(
            "data_status",
            when(col("value").notEqual(col("_told")), "revised").otherwise(col("data_status")))
        .drop("_told");
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
