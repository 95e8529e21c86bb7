package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Period;
import london.outcomes.measure.Calendar;
import london.outcomes.measure.Covered;
import london.outcomes.measure.Evaluate;
import london.outcomes.measure.Gaps;
import london.outcomes.measure.Scaffold;
import london.outcomes.measure.Uncovered;
import london.outcomes.table.Commit;
import london.outcomes.table.CommitNote;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Cells to measures: every period that a changed month has a part in, and no other. */
final class EvaluateStep {

  private static final String DEFINITIONS = "measures";

  private final Workplace place;
  private final RunContext run;
  private final Coverage coverage;

  EvaluateStep(Workplace place, RunContext run, Coverage coverage) {
    this.place = place;
    this.run = run;
    this.coverage = coverage;
  }

  /** Evaluates what has changed; empty when nothing has. */
  Optional<Commit> run(Steps steps) {
    LakeTable cells = place.lake().table("cells");
    LakeTable measures = place.lake().table("measures");
    if (cells.version().isEmpty()) {
      return Optional.empty();
    }
    Optional<CommitNote> last = measures.lastCommit().flatMap(Commit::note);
    String digest = Digest.measures(place.catalogue());
    boolean isRedefined =
        last.map(n -> !digest.equals(n.definitions().get(DEFINITIONS))).orElse(true);
    Map<String, List<Covered>> covered = covered();
    Uncovered uncovered =
        new Uncovered(
            place.catalogue().measures().values(), place.forces(), place.areas(), covered);
    Map<String, YearMonth> lastMonths = lastMonths(covered);
    TreeSet<YearMonth> ends = ends(cells, last, isRedefined, lastMonths, uncovered);
    if (ends.isEmpty()) {
      return Optional.empty();
    }
    CommitNote note =
        new CommitNote(
            run.id(),
            "evaluate",
            Map.of("cells", cells.version().getAsLong()),
            ends.stream().map(YearMonth::toString).toList(),
            Map.of(DEFINITIONS, digest));
    Dataset<Row> window = window(cells, ends);
    String months = "the periods that end in " + ends.size() + " months";
    // The measures' own note remembers what has been done, so they come last.
    if (!place.catalogue().gaps().isEmpty()) {
      Dataset<Row> gaps = gaps().gaps(window, ends, lastMonths);
      steps.record(
          "compare groups in " + months, () -> write("gaps", gaps, ends, isRedefined, note));
    }
    Dataset<Row> values =
        evaluate()
            .measures(window, ends, lastMonths)
            .unionByName(uncovered.of(place.session(), ends), true);
    return Optional.of(
        steps.record(
            "evaluate " + months, () -> write("measures", values, ends, isRedefined, note)));
  }

  private Commit write(
      String table, Dataset<Row> rows, TreeSet<YearMonth> ends, boolean isAll, CommitNote note) {
    Dataset<Row> values = rows.withColumn("run_id", lit(run.id()));
    LakeTable target = place.lake().table(table);
    return isAll ? target.replaceAll(values, note) : target.replace(values, scope(ends), note);
  }

  private Gaps gaps() {
    Catalogue catalogue = place.catalogue();
    return new Gaps(catalogue.gaps(), catalogue.measures(), place.forces(), place.areas());
  }

  private Evaluate evaluate() {
    Catalogue catalogue = place.catalogue();
    return new Evaluate(catalogue.measures(), place.forces(), place.areas());
  }

  private Map<String, List<Covered>> covered() {
    Map<String, List<Covered>> covered = new HashMap<>();
    for (Measure measure : place.catalogue().measures().values()) {
      covered.put(measure.id(), coverage.of(measure));
    }
    return covered;
  }

  private static Map<String, YearMonth> lastMonths(Map<String, List<Covered>> covered) {
    Map<String, YearMonth> last = new HashMap<>();
    covered.forEach(
        (id, months) -> {
          if (!months.isEmpty()) {
            last.put(id, Scaffold.months(months, id).last());
          }
        });
    return last;
  }

  private TreeSet<YearMonth> ends(
      LakeTable cells,
      Optional<CommitNote> last,
      boolean isRedefined,
      Map<String, YearMonth> lastMonths,
      Uncovered uncovered) {
    long seen = isRedefined ? -1 : last.orElseThrow().tablesRead().get("cells");
    TreeSet<YearMonth> changed = new TreeSet<>();
    for (Commit commit : cells.commitsSince(seen)) {
      commit.note().ifPresent(n -> n.months().forEach(m -> changed.add(YearMonth.parse(m))));
    }
    if (changed.isEmpty()) {
      return changed;
    }
    Set<Integer> ages =
        place.catalogue().measures().values().stream()
            .flatMap(measure -> measure.turningAges().stream())
            .collect(Collectors.toSet());
    TreeSet<YearMonth> ends =
        lastMonths.values().stream()
            .max(YearMonth::compareTo)
            .map(end -> Calendar.affectedEnds(changed, ages, end))
            .orElseGet(TreeSet::new);
    ends.addAll(uncovered.affectedEnds(changed));
    return ends;
  }

  /** The cells that the periods and those of the year before are made of. */
  private static Dataset<Row> window(LakeTable cells, TreeSet<YearMonth> ends) {
    Date first = Date.valueOf(ends.first().minusMonths(Calendar.REACH).atDay(1));
    Date end = Date.valueOf(ends.last().atDay(1));
    return cells.read().where(col("month").between(lit(first), lit(end)));
  }

  /** The rows of all periods that end in the months; their financial years are partitions. */
  static String scope(Collection<YearMonth> ends) {
    String days =
        ends.stream().map(m -> "DATE'" + m.atEndOfMonth() + "'").collect(Collectors.joining(", "));
    return "%s AND period_end IN (%s)".formatted(years(ends), days);
  }

  /** The rows of all periods that end in the financial years of the months. */
  static String years(Collection<YearMonth> ends) {
    return ends.stream()
        .map(m -> "'" + Period.financialYear(m) + "'")
        .distinct()
        .collect(Collectors.joining(", ", "financial_year IN (", ")"));
  }
}
