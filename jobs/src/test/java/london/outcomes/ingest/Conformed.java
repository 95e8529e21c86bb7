package london.outcomes.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.config.ConfigFolder;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What one file becomes under a contract of {@code conf/}, up to the door of the lake. */
final class Conformed {

  private static final String MISFIT = "_misfit";
  private static final YearMonth AS_OF = YearMonth.of(2026, 5);
  private static final SparkSession SESSION = SharedSession.get();
  private static final Catalogue CATALOGUE =
      new ConfigFolder(SharedSession.project().resolve("conf")).load();

  private final RowCounts counts;
  private final List<Row> records;

  private Conformed(SourceContract contract, String path, Path content) throws IOException {
    byte[] bytes = Files.readAllBytes(content);
    Precheck check = Precheck.of(contract, path, bytes.length, new ByteArrayInputStream(bytes));
    assertThat(check.rejects()).isEmpty();
    assertThat(contract.fileNames().matches(path)).as(path).isTrue();
    Delivery delivery =
        new Delivery(
            "d1",
            contract,
            content.toString(),
            bytes.length,
            path,
            check.dialect(),
            check.period(),
            "",
            contract.provenance(),
            1);
    References references = new References(SESSION, CATALOGUE.references());
    Intake intake =
        new Intake(
            SESSION,
            references,
            uri -> Files.newInputStream(Path.of(uri)),
            AS_OF,
            PseudonymKey.ofOneReading());
    Batch batch = intake.read(contract, List.of(delivery));
    counts = batch.count().get("d1");
    Mapping mapping = contract.conformed().get(0);
    TableDefinition table = CATALOGUE.table(mapping.table());
    records =
        batch
            .records(mapping, table, months())
            .withColumn(MISFIT, isMisfit(table))
            .orderBy("line_number")
            .collectAsList();
    assertThat(records).as("what the table takes").noneMatch(r -> r.<Boolean>getAs(MISFIT));
  }

  static Conformed of(String contract, String path, String content) {
    return of(contract, path, content.getBytes(StandardCharsets.UTF_8));
  }

  static Conformed of(String contract, String path, byte[] content) {
    try {
      Path file = Files.createTempFile("delivered", "");
      try {
        return new Conformed(CATALOGUE.sources().get(contract), path, Files.write(file, content));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every month that a row can state may be written. */
  private Dataset<Row> months() {
    return SESSION
        .createDataset(counts.months().stream().toList(), Encoders.STRING())
        .select(lit("d1").as("taken_id"), col("value").cast("date").as("taken_month"));
  }

  private static Column isMisfit(TableDefinition table) {
    Column isMisfit = lit(false);
    for (TableColumn column : table.columns()) {
      if (!column.nullable()) {
        isMisfit = isMisfit.or(col(column.name()).isNull());
      }
    }
    for (String constraint : table.constraints().values()) {
      isMisfit = isMisfit.or(expr("NOT coalesce(" + constraint + ", false)"));
    }
    return isMisfit;
  }

  RowCounts counts() {
    return counts;
  }

  /** The records in the order of the file, each as the texts of some columns. */
  List<String> texts(String... columns) {
    return records.stream()
        .map(
            row ->
                Arrays.stream(columns)
                    .map(column -> String.valueOf(row.<Object>getAs(column)))
                    .collect(Collectors.joining(" ")))
        .toList();
  }
}
