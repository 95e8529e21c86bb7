package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.measure.Covered;
import london.outcomes.measure.Scaffold;
import london.outcomes.measure.Tally;
import london.outcomes.table.Commit;
import london.outcomes.table.CommitNote;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;

/**
 * Conformed tables to cells. The note of the last commit to {@code cells} says which versions it
 * rests on; what has been committed since tells the months to tally again, and nothing else is.
 */
final class TallyStep {

  private final Workplace place;
  private final Catalogue catalogue;
  private final Lake lake;
  private final RunContext run;
  private final Coverage coverage;

  TallyStep(Workplace place, RunContext run, Coverage coverage) {
    this.place = place;
    this.catalogue = place.catalogue();
    this.lake = place.lake();
    this.run = run;
    this.coverage = coverage;
  }

  /** Tallies what has changed; empty when nothing has. */
  Optional<Commit> run(Steps steps) {
    LakeTable cells = lake.table("cells");
    CommitNote last =
        cells
            .lastCommit()
            .flatMap(Commit::note)
            .orElse(new CommitNote("", "tally", Map.of(), List.of(), Map.of()));
    Map<String, Long> read = new LinkedHashMap<>();
    Map<String, String> definitions = new LinkedHashMap<>();
    TreeSet<String> months = new TreeSet<>();
    List<String> scopes = new ArrayList<>();
    List<Covered> all = new ArrayList<>();
    Dataset<Row> amounts = null;
    for (String table : tables()) {
      definitions.put(table, Digest.measuresOn(catalogue, table));
      boolean isRedefined = !definitions.get(table).equals(last.definitions().get(table));
      TreeSet<String> affected = affected(table, last, read);
      List<Covered> covered = covered(table);
      if (isRedefined) {
        covered.forEach(c -> affected.add(c.month().toString()));
      }
      if (!affected.isEmpty()) {
        Dataset<Row> own = amounts(table, affected);
        amounts = amounts == null ? own : amounts.unionByName(own);
        covered.stream().filter(c -> affected.contains(c.month().toString())).forEach(all::add);
        scopes.add(scope(table, affected, isRedefined));
        months.addAll(affected);
      }
    }
    if (amounts == null) {
      return Optional.empty();
    }
    Dataset<Row> rows = cells(amounts, all);
    CommitNote note = new CommitNote(run.id(), "tally", read, new ArrayList<>(months), definitions);
    return Optional.of(
        steps.record(
            "tally " + months.size() + " months into cells",
            () -> cells.replace(rows, String.join(" OR ", scopes), note)));
  }

  private List<String> tables() {
    return catalogue.measures().values().stream().map(Measure::table).distinct().sorted().toList();
  }

  private List<Measure> measuresOn(String table) {
    return catalogue.measures().values().stream().filter(m -> m.table().equals(table)).toList();
  }

  private List<Covered> covered(String table) {
    List<Covered> covered = new ArrayList<>();
    measuresOn(table).forEach(m -> covered.addAll(coverage.of(m)));
    return covered;
  }

  /** Months that were committed since the last tally; notes the versions that are read now. */
  private TreeSet<String> affected(String table, CommitNote last, Map<String, Long> read) {
    TreeSet<String> affected = new TreeSet<>();
    TableDefinition definition = catalogue.table(table);
    LakeTable stored = lake.table(catalogue.stored(table).name());
    affected.addAll(committed(stored, last, read));
    definition
        .view()
        .ifPresent(
            view -> {
              LakeTable with = lake.table(view.with());
              TreeSet<String> changed = committed(with, last, read);
              affected.addAll(changed);
              // The first time, all months that have records are among those committed.
              if (last.tablesRead().containsKey(stored.definition().name())) {
                affected.addAll(touched(with, view.affected(), changed, last));
              }
            });
    return affected;
  }

  private static TreeSet<String> committed(
      LakeTable table, CommitNote last, Map<String, Long> read) {
    TreeSet<String> months = new TreeSet<>();
    String name = table.definition().name();
    if (table.version().isPresent()) {
      read.put(name, table.version().getAsLong());
      for (Commit commit : table.commitsSince(last.tablesRead().getOrDefault(name, -1L))) {
        commit.note().ifPresent(note -> months.addAll(note.months()));
      }
    }
    return months;
  }

  /** Months of the records that changed rows are about, as the rows are now and as they were. */
  private static TreeSet<String> touched(
      LakeTable with, String affected, TreeSet<String> changed, CommitNote last) {
    if (changed.isEmpty()) {
      return new TreeSet<>();
    }
    Dataset<Row> rows = with.read();
    Long before = last.tablesRead().get(with.definition().name());
    if (before != null) {
      rows = rows.unionByName(with.readAt(asTheyWere(with, before)));
    }
    return touched(rows.where(Months.in(changed)), affected);
  }

  /** An erasure tells its months itself, and leaves nothing to be read from before it. */
  private static long asTheyWere(LakeTable with, long before) {
    return with.commitsSince(before).stream()
        .filter(c -> c.note().map(n -> n.step().equals(Erasure.STEP)).orElse(false))
        .mapToLong(Commit::version)
        .max()
        .orElse(before);
  }

  /** Months of the records that rows of the other table are about. */
  static TreeSet<String> touched(Dataset<Row> rows, String affected) {
    TreeSet<String> months = new TreeSet<>();
    Dataset<Row> named = rows.select(expr(affected).as("affected"));
    if (named.schema().apply("affected").dataType() instanceof ArrayType) {
      named = named.select(explode(col("affected")).as("affected"));
    }
    named
        .where(col("affected").isNotNull())
        .select(date_format(col("affected"), "yyyy-MM"))
        .distinct()
        .collectAsList()
        .forEach(row -> months.add(row.getString(0)));
    return months;
  }

  private Dataset<Row> amounts(String table, TreeSet<String> months) {
    Dataset<Row> records = lake.read(table).where(Months.in(months));
    return new Tally(measuresOn(table)).amounts(records);
  }

  /** The scaffold is joined once, with what has been counted in all tables. */
  private Dataset<Row> cells(Dataset<Row> amounts, List<Covered> covered) {
    Scaffold scaffold = new Scaffold(catalogue.measures(), place.areas());
    SparkSession session = place.session();
    return Tally.cells(amounts, scaffold.places(session, covered), scaffold.groups(session))
        .withColumn("run_id", lit(run.id()));
  }

  /** Names the financial years too: they are partitions, and only those are looked at. */
  private static String scope(String table, TreeSet<String> months, boolean isWholeTable) {
    String own = "table_name = '" + table + "'";
    if (isWholeTable) {
      return "(" + own + ")";
    }
    String years =
        months.stream()
            .map(m -> "'" + Period.financialYear(YearMonth.parse(m)) + "'")
            .distinct()
            .collect(Collectors.joining(", "));
    return "(%s AND financial_year IN (%s) AND %s)".formatted(own, years, Months.in(months));
  }
}
