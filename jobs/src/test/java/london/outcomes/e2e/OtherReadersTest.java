package london.outcomes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.delta.kernel.internal.actions.Protocol;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.SmallLake;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.table.Lake;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Engines that are not Spark read every curated table and see the same rows: Delta Kernel the whole
 * of it, DuckDB the Parquet files that the log names.
 */
class OtherReadersTest {

  @TempDir static Path root;

  private static Lake lake;

  @BeforeAll
  static void write() {
    lake = SmallLake.in(root);
  }

  static List<TableDefinition> curated() {
    return SmallLake.TABLES;
  }

  private static KernelTable kernel(TableDefinition table) {
    return new KernelTable(root.resolve(table.path()));
  }

  @ParameterizedTest
  @MethodSource("curated")
  void deltaKernelSeesTheRowsOfSpark(TableDefinition table) throws Exception {
    KernelTable kernel = kernel(table);
    assertThat(kernel.snapshot().getSchema().fieldNames())
        .containsExactlyElementsOf(table.columnNames());
    assertThat(sorted(kernel.rows())).isNotEmpty().isEqualTo(spark(table));
  }

  @ParameterizedTest
  @MethodSource("curated")
  void duckDbSeesTheRowsOfSpark(TableDefinition table) throws Exception {
    assertThat(duckDb(table)).isNotEmpty().isEqualTo(spark(table));
  }

  /** A reader of 2019 knows all that our tables ask of it: Power BI, Trino, DuckDB, old Spark. */
  @ParameterizedTest
  @MethodSource("curated")
  void tablesAskNothingNewOfAReader(TableDefinition table) throws Exception {
    KernelTable kernel = kernel(table);
    Protocol protocol = kernel.snapshot().getProtocol();
    assertThat(protocol.getMinReaderVersion()).isEqualTo(1);
    assertThat(protocol.getMinWriterVersion()).isLessThanOrEqualTo(3);
    assertThat(protocol.getReaderFeatures()).isEmpty();
    assertThat(kernel.snapshot().getMetadata().getConfiguration())
        .containsEntry("delta.enableDeletionVectors", "false")
        .doesNotContainKey("delta.columnMapping.mode");
    assertThat(log(table)).doesNotContain("deletionVector\"", "columnMapping");
  }

  @Test
  void filesThatNoVersionNeedsAnyMoreAreNotRead() throws Exception {
    TableDefinition table = SmallLake.CATALOGUE.table("fact_measure");
    try (Stream<Path> files = Files.walk(root.resolve(table.path()))) {
      long all = files.filter(file -> file.toString().endsWith(".parquet")).count();
      assertThat(kernel(table).files()).hasSizeLessThan((int) all);
    }
  }

  private static String log(TableDefinition table) throws Exception {
    StringBuilder log = new StringBuilder();
    try (Stream<Path> files = Files.list(root.resolve(table.path()).resolve("_delta_log"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        log.append(Files.readString(file));
      }
    }
    return log.toString();
  }

  private static List<String> spark(TableDefinition table) {
    List<List<Object>> rows = new ArrayList<>();
    for (Row row : lake.read(table.name()).collectAsList()) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < row.length(); i++) {
        values.add(
            row.get(i) instanceof Seq<?> seq ? CollectionConverters.asJava(seq) : row.get(i));
      }
      rows.add(values);
    }
    return sorted(rows);
  }

  private static List<String> duckDb(TableDefinition table) throws Exception {
    String files =
        kernel(table).files().stream()
            .map(file -> "'" + Path.of(URI.create(file)) + "'")
            .collect(Collectors.joining(","));
    String select =
        "SELECT %s FROM read_parquet([%s], hive_partitioning = true, hive_types_autocast = false)"
            .formatted(columns(table), files);
    List<List<Object>> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(select)) {
      while (result.next()) {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= table.columns().size(); i++) {
          values.add(value(result.getObject(i)));
        }
        rows.add(values);
      }
    }
    return sorted(rows);
  }

  private static String columns(TableDefinition table) {
    return table.columnNames().stream()
        .map(name -> '"' + name + '"')
        .collect(Collectors.joining(", "));
  }

  private static Object value(Object value) throws SQLException {
    return value instanceof Array array ? Arrays.asList((Object[]) array.getArray()) : value;
  }

  private static List<String> sorted(List<List<Object>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(OtherReadersTest::text).collect(Collectors.joining(" | ")))
        .sorted()
        .toList();
  }

  private static String text(Object value) {
    return value instanceof java.sql.Date date
        ? date.toLocalDate().toString()
        : value instanceof LocalDate date ? date.toString() : String.valueOf(value);
  }
}
