package london.outcomes.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Places;
import london.outcomes.catalogue.ReferenceList;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Keeps {@code ops/coverage} for the months that deliveries of a run touch, and for gaps. */
final class CoverageTable {

  static final String ARRIVED = "arrived";
  static final String PARTIAL = "partial";
  static final String MISSING = "missing";

  private final Catalogue catalogue;
  private final Lake lake;
  private final RunContext run;

  CoverageTable(Catalogue catalogue, Lake lake, RunContext run) {
    this.catalogue = catalogue;
    this.lake = lake;
    this.run = run;
  }

  /** Writes what has arrived and what has not, as the ledger with this run's deliveries says. */
  void update(List<DeliveryRecord> ledger, IngestReport report) {
    Coverage coverage = new Coverage(catalogue, ledger);
    Map<SourceContract, Set<String>> touched = new HashMap<>();
    for (SourceContract contract : catalogue.sources().values()) {
      Set<String> months = report.suppliedMonths(contract.id());
      if (!months.isEmpty()) {
        touched.put(contract, months);
      }
    }
    Map<String, Map<String, Long>> counts = counts(touched);
    List<Row> rows = new ArrayList<>();
    List<String> subjects = new ArrayList<>();
    touched.forEach(
        (contract, months) -> {
          Set<String> all = new TreeSet<>(months);
          contract.forces().forEach(f -> all.addAll(coverage.missing(contract, f, run.today())));
          for (String month : all) {
            subjects.add("'" + contract.id() + "/" + month + "'");
            contract.forces().forEach(force -> add(contract, force, month, coverage, counts, rows));
          }
        });
    if (!rows.isEmpty()) {
      LakeTable table = lake.table("coverage");
      table.replace(
          table.rows(rows),
          "concat_ws('/', source_id, month) IN (" + String.join(", ", subjects) + ")",
          run.note("ingest", Map.of(), List.of()));
    }
  }

  private void add(
      SourceContract contract,
      String force,
      String month,
      Coverage coverage,
      Map<String, Map<String, Long>> counts,
      List<Row> rows) {
    Optional<DeliveryRecord> holder = coverage.holder(contract.id(), force, month);
    if (holder.isEmpty()) {
      if (coverage.missing(contract, force, run.today()).contains(month)) {
        rows.add(row(contract, force, "", month, MISSING, null, ""));
      }
      return;
    }
    String id = holder.get().deliveryId();
    Map<String, Long> own = counts.getOrDefault(key(contract.id(), force, month), Map.of());
    boolean isWhole = holder.get().isComplete();
    for (String area : areas(contract, force)) {
      Long records = own.getOrDefault(area, 0L);
      String status = records > 0 ? ARRIVED : MISSING;
      rows.add(row(contract, force, area, month, status, records, id));
      isWhole &= records > 0;
    }
    rows.add(row(contract, force, "", month, isWhole ? ARRIVED : PARTIAL, null, id));
  }

  private Row row(
      SourceContract contract,
      String force,
      String area,
      String month,
      String status,
      Long records,
      String deliveryId) {
    return RowFactory.create(
        contract.id(), force, area, month, status, records, deliveryId, run.id());
  }

  /** The areas of a force that each of its months must hold. */
  private List<String> areas(SourceContract contract, String force) {
    ReferenceList list = catalogue.references().get("area");
    int level = list.columns().indexOf("area_level");
    int forceId = list.columns().indexOf("force_id");
    int code = list.columns().indexOf("area_code");
    return contract.expectations().places().stream()
        .flatMap(
            places ->
                list.rows().stream()
                    .filter(area -> area.get(level).equals(places.level()))
                    .filter(area -> area.get(forceId).equals(force))
                    .map(area -> area.get(code)))
        .sorted()
        .toList();
  }

  /** Records by area of the months that were touched, of all sources in one job. */
  private Map<String, Map<String, Long>> counts(Map<SourceContract, Set<String>> touched) {
    Optional<Dataset<Row>> all =
        touched.entrySet().stream()
            .flatMap(
                e ->
                    e.getKey().expectations().places().stream()
                        .map(places -> counted(e.getKey(), places, e.getValue())))
            .reduce(Dataset::unionByName);
    Map<String, Map<String, Long>> counts = new HashMap<>();
    all.map(Dataset::collectAsList)
        .orElse(List.of())
        .forEach(
            row ->
                counts
                    .computeIfAbsent(
                        key(row.getString(0), row.getString(1), row.getString(2)),
                        key -> new HashMap<>())
                    .put(row.getString(3), row.getLong(4)));
    return counts;
  }

  private Dataset<Row> counted(SourceContract contract, Places places, Set<String> months) {
    return lake.table(contract.conformed().get(0).table())
        .read()
        .where(col("source_id").equalTo(contract.id()))
        .where(Months.in(months))
        .groupBy(
            col("source_id"),
            col("force_id"),
            date_format(col("month"), "yyyy-MM").as("period"),
            coalesce(col(places.column()).cast("string"), lit("")).as("area"))
        .agg(count(lit(1)).as("records"));
  }

  private static String key(String source, String force, String month) {
    return String.join("/", source, force, month);
  }
}
