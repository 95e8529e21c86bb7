package london.outcomes.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.PeriodRule;
import london.outcomes.ingest.Batch;
import london.outcomes.ingest.Delivery;
import london.outcomes.table.Commit;
import london.outcomes.table.CommitNote;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Writes the records of accepted deliveries into the conformed tables. */
final class RecordWriter {

  private static final StructType TAKEN =
      new StructType().add("taken_id", DataTypes.StringType).add("taken_month", DataTypes.DateType);

  private final SparkSession session;
  private final Catalogue catalogue;
  private final Lake lake;
  private final RunContext run;
  private final Steps steps;
  private final RecordVersions versions;
  private final RestatementLog log;

  RecordWriter(
      SparkSession session,
      Catalogue catalogue,
      Lake lake,
      RunContext run,
      Steps steps,
      RecordVersions versions,
      RestatementLog log) {
    this.session = session;
    this.catalogue = catalogue;
    this.lake = lake;
    this.run = run;
    this.steps = steps;
    this.versions = versions;
    this.log = log;
  }

  /**
   * Writes what is taken.
   *
   * @param months what each delivery supplies
   * @param there months that were there before, whose figures are kept where they change
   */
  List<Commit> write(Batch batch, Map<Delivery, Set<String>> months, Set<String> there) {
    List<String> all = all(months);
    Dataset<Row> taken = taken(months);
    if (batch.contract().upsert().isPresent()) {
      return batch.contract().conformed().stream()
          .flatMap(mapping -> versions.write(batch, mapping, taken, all).stream())
          .toList();
    }
    List<Commit> commits = Collections.synchronizedList(new ArrayList<>());
    if (!all.isEmpty()) {
      Set<String> before = new TreeSet<>(there);
      before.retainAll(all);
      // While one table's commit is made, which takes one core at most, the other is computed.
      Together.run(
          batch.contract().conformed().stream()
              .<Runnable>map(m -> () -> commits.add(write(batch, m, taken, months, before)))
              .toList());
    }
    return List.copyOf(commits);
  }

  private Commit write(
      Batch batch,
      Mapping mapping,
      Dataset<Row> taken,
      Map<Delivery, Set<String>> months,
      Set<String> before) {
    LakeTable table = lake.table(mapping.table());
    Dataset<Row> records = batch.records(mapping, table.definition(), taken);
    String scope = scope(mapping.table(), months);
    if (!before.isEmpty()) {
      Dataset<Row> old = table.read().where(scope).where(Months.in(before));
      batch
          .contract()
          .expectations()
          .figures()
          .ifPresent(
              figures ->
                  log.keep(
                      mapping.table(),
                      figures,
                      months.keySet(),
                      old,
                      records.where(Months.in(before))));
    }
    CommitNote note = run.note("ingest", Map.of(), all(months));
    // A file of one month is read by one task, so its rows lie together already.
    boolean isGathered = batch.contract().period().origin() == PeriodRule.Origin.FILE_NAME;
    return steps.record(
        "write " + mapping.table(),
        () ->
            isGathered
                ? table.replaceGathered(records, scope, note)
                : table.replace(records, scope, note));
  }

  private static List<String> all(Map<Delivery, Set<String>> months) {
    return months.values().stream().flatMap(Set::stream).distinct().sorted().toList();
  }

  /** What may be written. Columns: {@code taken_id}, {@code taken_month} as its first day. */
  Dataset<Row> taken(Map<Delivery, Set<String>> months) {
    List<Row> rows = new ArrayList<>();
    months.forEach(
        (d, own) -> own.forEach(m -> rows.add(RowFactory.create(d.id(), Months.firstDay(m)))));
    return session.createDataFrame(rows, TAKEN);
  }

  /** The rows that a source's new months replace: those of the same months, force and source. */
  String scope(String table, Map<Delivery, Set<String>> months) {
    Map<String, Set<String>> byForce = new HashMap<>();
    months.forEach(
        (d, own) -> byForce.computeIfAbsent(d.force(), f -> new TreeSet<>()).addAll(own));
    String scopes =
        byForce.entrySet().stream()
            .filter(e -> !e.getValue().isEmpty())
            .map(e -> "(force_id = '" + e.getKey() + "' AND " + Months.in(e.getValue()) + ")")
            .sorted()
            .collect(Collectors.joining(" OR "));
    String sourceId = months.keySet().iterator().next().source().id();
    return isShared(table) ? "source_id = '" + sourceId + "' AND (" + scopes + ")" : scopes;
  }

  /** Only a table that several sources feed needs the source in its scope. */
  private boolean isShared(String table) {
    return catalogue.sources().values().stream()
            .flatMap(s -> s.conformed().stream())
            .filter(m -> m.table().equals(table))
            .count()
        > 1;
  }
}
