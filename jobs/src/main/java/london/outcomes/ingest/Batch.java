package london.outcomes.ingest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import london.outcomes.catalogue.ColumnType;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.Melt;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.ingest.csv.Problem;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Judged rows of the deliveries of one contract, on their way to the conformed tables. */
public final class Batch {

  /** Rows of some ten bytes each that every executor may get; more are sorted and merged. */
  private static final long MOST_SENT = 200_000;

  private final SourceContract contract;
  private final List<Delivery> deliveries;
  private final Dataset<Row> rows;
  private final Map<String, Map<String, Double>> stated;

  /** Frees what this batch, and those that came of it, hold in memory. */
  private final List<Runnable> releases;

  /**
   * @param stated figures that the deliveries state outside of their tables, by check and delivery
   */
  Batch(
      SourceContract contract,
      List<Delivery> deliveries,
      Dataset<Row> rows,
      Map<String, Map<String, Double>> stated) {
    this(contract, deliveries, rows, stated, new ArrayList<>());
  }

  private Batch(
      SourceContract contract,
      List<Delivery> deliveries,
      Dataset<Row> rows,
      Map<String, Map<String, Double>> stated,
      List<Runnable> releases) {
    this.contract = contract;
    this.deliveries = deliveries;
    this.rows = rows;
    this.stated = stated;
    this.releases = releases;
  }

  private Batch with(Dataset<Row> others) {
    return new Batch(contract, deliveries, others, stated, releases);
  }

  public SourceContract contract() {
    return contract;
  }

  public List<Delivery> deliveries() {
    return deliveries;
  }

  /** Rows that no rule has refused so far. */
  public Column isOpen() {
    return Fates.isOpen();
  }

  /** Columns that make two rows identical: those that were delivered. */
  public List<String> content() {
    return contract.columns().stream()
        .flatMap(c -> c.hasStatus() ? Stream.of(c.name(), c.statusName()) : Stream.of(c.name()))
        .toList();
  }

  /** The same batch with marks of the conform room added to its rows. */
  public Batch marked(UnaryOperator<Dataset<Row>> mark) {
    return with(mark.apply(rows));
  }

  /** Rows with a mark are dropped by a named rule. */
  public Batch drop(String column, String mark, String code, String detail) {
    return overrule(column, mark, RowColumns.DROP, code, detail);
  }

  /** Rows with a mark go to quarantine. */
  public Batch quarantine(String column, String mark, String code, String detail) {
    return overrule(column, mark, RowColumns.QUARANTINE, code, detail);
  }

  private Batch overrule(String column, String mark, String fate, String code, String detail) {
    Column isMarked = isOpen().and(col(column).equalTo(mark));
    return with(Fates.overrule(rows, isMarked, fate, code, detail));
  }

  /** Remembers the key of refused rows, so that they can be found when their record arrives. */
  public Batch keyed(String key) {
    Column isOrphan = col(RowColumns.FATE_CODE).equalTo(Verdicts.ORPHAN);
    return with(rows.withColumn(RowColumns.KEY, when(isOrphan, col(key))));
  }

  /** Keeps the rows, which are read more than once from here on, until {@link #release}. */
  public Batch kept() {
    InternalRows.Held held = InternalRows.hold(rows);
    releases.add(held.release());
    return with(held.rows());
  }

  /**
   * Keeps what someone finds among the rows, as long as the rows themselves; empty for nothing.
   * What is small is marked to be sent to the rows where the two are joined: Spark does not see its
   * size.
   */
  public Optional<Dataset<Row>> aside(UnaryOperator<Dataset<Row>> finding) {
    InternalRows.Held found = InternalRows.hold(finding.apply(rows));
    releases.add(found.release());
    long count = found.rows().count();
    if (count == 0) {
      return Optional.empty();
    }
    return Optional.of(count <= MOST_SENT ? broadcast(found.rows()) : found.rows());
  }

  /** Frees what is kept. */
  public void release() {
    releases.forEach(Runnable::run);
  }

  /** What became of the rows, by delivery id; a delivery without rows has counts of none. */
  public Map<String, RowCounts> count() {
    Map<String, RowCounts> counts = Verdicts.countFates(contract, rows);
    deliveries.forEach(delivery -> counts.putIfAbsent(delivery.id(), new RowCounts()));
    DeliveryChecks.run(contract, rows, stated, counts);
    return counts;
  }

  /** The month of the first row that is not refused and has one; reads no further than that. */
  public Optional<YearMonth> firstMonth() {
    Column month = col(contract.period().column());
    return rows
        .where(isOpen().and(month.isNotNull()))
        .select(date_format(month, "yyyy-MM"))
        .takeAsList(1)
        .stream()
        .findFirst()
        .map(row -> YearMonth.parse(row.getString(0)));
  }

  /** The accepted rows in the order of the file: line, the contract's columns, and the table. */
  public Dataset<Row> accepted() {
    Set<String> names = new LinkedHashSet<>(content());
    if (contract.isRestricted()) {
      contract.columns().stream().filter(Batch::isAnyText).forEach(c -> names.remove(c.name()));
    }
    names.addAll(contract.derived().keySet());
    contract.lookups().forEach(lookup -> names.addAll(lookup.take().keySet()));
    names.add(contract.period().column());
    List<Column> columns = new ArrayList<>(List.of(col(RowColumns.LINE)));
    names.forEach(name -> columns.add(col(name)));
    Column isTable = col(RowColumns.FATE).notEqual(RowColumns.ACCEPT);
    columns.add(when(isTable, col(RowColumns.FATE)).as("conformed_table"));
    List<Column> order = new ArrayList<>(List.of(col(RowColumns.LINE)));
    Melt melt = contract.melt();
    contract.columns().stream()
        .map(SourceColumn::name)
        .filter(name -> melt.fills(name) && !melt.isValue(name))
        .forEach(name -> order.add(col(name)));
    return rows.where(isOpen())
        .orderBy(order.toArray(Column[]::new))
        .select(columns.toArray(Column[]::new));
  }

  /** The reason to reject a delivery as a whole, if there is one. */
  public Optional<Problem> rejection(RowCounts counts) {
    return Decision.rejection(contract, counts);
  }

  /**
   * The records for one conformed table.
   *
   * @param taken columns {@code taken_id} and {@code taken_month}: what may be written
   */
  public Dataset<Row> records(Mapping mapping, TableDefinition table, Dataset<Row> taken) {
    String month = contract.period().column();
    return Fates.records(Fates.taken(rows, month, taken), mapping, table, month);
  }

  /** Nobody knows whom such a text may name. */
  private static boolean isAnyText(SourceColumn column) {
    return column.type() == ColumnType.TEXT
        && column.codes().isEmpty()
        && column.pattern().isEmpty()
        && !column.persons().areNamed();
  }

  /**
   * The named columns of all rows that say something of a record: open ones and those so marked.
   */
  public Dataset<Row> named(List<String> columns, String column, String mark) {
    Column isSaid = isOpen().or(col(column).equalTo(mark));
    return rows.where(isSaid).select(columns.stream().map(c -> col(c)).toArray(Column[]::new));
  }

  /**
   * Some refused rows of each delivery and rule, the first in the file first; rows that only wait
   * for a record are none. Columns: those of the quarantine table.
   */
  public Dataset<Row> examples(int ofEachRule) {
    WindowSpec ofRule =
        Window.partitionBy(RowColumns.DELIVERY, "rule_code").orderBy(RowColumns.LINE);
    List<String> ids = deliveries.stream().map(Delivery::id).toList();
    return Fates.quarantined(rows, ids, "")
        .where(col("rule_code").notEqual(Verdicts.ORPHAN))
        .withColumn("_rank", row_number().over(ofRule))
        .where(col("_rank").leq(ofEachRule))
        .drop("_rank");
  }

  /** The refused rows of the deliveries, with the columns of the quarantine table. */
  public Dataset<Row> quarantined(Collection<String> deliveryIds, String runId) {
    return Fates.quarantined(rows, deliveryIds, runId);
  }
}
