package london.outcomes.job;

import java.util.ArrayList;
import java.util.List;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Reconciliation;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.catalogue.TableDefinition.Contract;
import london.outcomes.config.ConfigFolder;
import london.outcomes.config.ConfigProblem;
import london.outcomes.ingest.ContractShape;
import london.outcomes.ingest.References;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** Resolves every SQL expression of {@code conf/} against the columns that it will see. */
final class ExpressionCheck {

  private final SparkSession session;
  private final Catalogue catalogue;
  private final ConfigFolder config;
  private final List<ConfigProblem> problems = new ArrayList<>();

  ExpressionCheck(SparkSession session, Catalogue catalogue, ConfigFolder config) {
    this.session = session;
    this.catalogue = catalogue;
    this.config = config;
  }

  List<ConfigProblem> problems() {
    problems.addAll(new SqlGuard(config).problems(catalogue));
    if (!problems.isEmpty()) {
      // Spark runs some of what it resolves: it must not see these.
      return problems;
    }
    catalogue.layer("conformed").forEach(this::checkView);
    catalogue.star().forEach(table -> empty(table).createOrReplaceTempView(table.name()));
    catalogue.layer("curated").forEach(this::checkWide);
    catalogue.sources().values().forEach(this::check);
    catalogue.measures().values().forEach(this::check);
    return problems;
  }

  /** The mistakes in one contract, which messages call {@code file}. */
  List<ConfigProblem> problems(String file, SourceContract contract) {
    problems.addAll(new SqlGuard(config).problems(file, contract));
    if (problems.isEmpty()) {
      check(file, contract);
    }
    return problems;
  }

  private void check(SourceContract contract) {
    check("conf/sources/" + contract.id() + ".yaml", contract);
  }

  private void check(String file, SourceContract contract) {
    ContractShape shape =
        new ContractShape(session, new References(session, catalogue.references()));
    shape
        .expressions(contract)
        .forEach(e -> resolve(file, e.key(), e.text(), e.type(), e.columns()));
    if (problems.isEmpty()) {
      Dataset<Row> judged = shape.judged(contract);
      for (Mapping mapping : contract.conformed()) {
        TableDefinition table = catalogue.table(mapping.table());
        for (TableColumn column : table.columns()) {
          String text =
              mapping
                  .columns()
                  .getOrDefault(
                      column.name(),
                      column.name().equals("month") ? contract.period().column() : column.name());
          resolve(file, "conformed.columns." + column.name(), text, column.type(), judged);
        }
      }
      contract.expectations().withinDelivery().forEach(c -> check(file, c, judged, judged));
      contract
          .expectations()
          .betweenSources()
          .forEach(c -> check(file, c, records(contract), records(other(c))));
    }
  }

  private void check(String file, Reconciliation check, Dataset<Row> left, Dataset<Row> right) {
    String key = "expect.reconcile." + check.check();
    for (String by : check.by()) {
      // Within a delivery the word means the rows' month, whatever column says it.
      if (!by.equals("month") || !check.isWithinDelivery()) {
        resolve(file, key + ".by", by, "", left);
        resolve(file, key + ".by", by, "", right);
      }
    }
    if (!check.left().isStated()) {
      resolve(file, key + ".left.sum", check.left().of(), "double", left);
    }
    resolve(file, key + ".left.where", check.left().where(), "boolean", left);
    resolve(file, key + ".right.sum", check.right().of(), "double", right);
    resolve(file, key + ".right.where", check.right().where(), "boolean", right);
  }

  private SourceContract other(Reconciliation check) {
    return catalogue.sources().get(check.right().source());
  }

  private Dataset<Row> records(SourceContract contract) {
    return empty(catalogue.table(contract.conformed().get(0).table()));
  }

  private void check(Measure measure) {
    String file = "conf/measures/" + measure.id() + ".yaml";
    Dataset<Row> rows = empty(catalogue.table(measure.table()));
    resolve(file, "numerator.where", measure.numerator().where(), "boolean", rows);
    resolve(file, "numerator.sum", measure.numerator().sum(), "double", rows);
    if (measure.denominator() instanceof Denominator.Rows of) {
      resolve(file, "denominator.where", of.where(), "boolean", rows);
    }
    measure.breakdowns().forEach(b -> resolve(file, "breakdowns.column", b.column(), "", rows));
    measure
        .sample()
        .ifPresent(
            sample -> {
              resolve(file, "sample.weight", sample.weight(), "double", rows);
              resolve(file, "sample.stratum", sample.stratum(), "", rows);
            });
  }

  private void checkView(TableDefinition table) {
    String file = "conf/tables/" + table.name() + ".yaml";
    table
        .view()
        .ifPresent(
            view -> {
              empty(catalogue.table(view.of())).createOrReplaceTempView(view.of());
              empty(catalogue.table(view.with())).createOrReplaceTempView(view.with());
              resolve(
                  file, "view.affected", view.affected(), "", empty(catalogue.table(view.with())));
              checkSelect(file, "view.sql", view.sql(), table);
            });
  }

  private void checkWide(TableDefinition table) {
    String file = "conf/tables/" + table.name() + ".yaml";
    table
        .contract()
        .flatMap(Contract::select)
        .ifPresent(sql -> checkSelect(file, "select", sql, table));
  }

  private void checkSelect(String file, String key, String sql, TableDefinition table) {
    try {
      List<String> columns = List.of(session.sql(sql).columns());
      if (!columns.equals(table.columnNames())) {
        add(file, key, sql, "the columns are " + columns, "Select " + table.columnNames() + ".");
      }
    } catch (Exception e) {
      add(file, key, sql, SafeSql.reason(e), "Mend the SELECT.");
    }
  }

  private void resolve(String file, String key, String text, String type, Dataset<Row> rows) {
    try {
      DataType seen = rows.select(functions.expr(text)).schema().fields()[0].dataType();
      if (type.equals("boolean") && !seen.typeName().equals("boolean")) {
        add(
            file,
            key,
            text,
            "'" + text + "' is no condition but a " + seen.typeName(),
            "Write a comparison.");
      }
    } catch (Exception e) {
      String columns = String.join(", ", visible(rows));
      add(file, key, text, SafeSql.reason(e), "Columns: " + columns + ".");
    }
  }

  private static List<String> visible(Dataset<Row> rows) {
    return List.of(rows.columns()).stream().filter(c -> !c.startsWith("_")).toList();
  }

  private void add(String file, String key, String text, String what, String remedy) {
    problems.add(new ConfigProblem(file, config.lineOf(file, text), key, what, remedy));
  }

  private Dataset<Row> empty(TableDefinition table) {
    StructType schema = new StructType();
    for (TableColumn column : table.columns()) {
      schema = schema.add(column.name(), DataType.fromDDL(column.type()), column.nullable());
    }
    return session.createDataFrame(List.<Row>of(), schema);
  }
}
