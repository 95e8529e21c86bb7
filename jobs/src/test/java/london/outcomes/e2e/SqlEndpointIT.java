package london.outcomes.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.SmallLake;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.table.Lake;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A BI tool at the SQL endpoint: what it finds, what it reads, and what it is refused. */
@Execution(ExecutionMode.CONCURRENT)
final class SqlEndpointIT {

  private static final String REFUSED = "changes nothing";

  @TempDir static Path work;

  private static Lake lake;
  private static SqlEndpoint endpoint;
  private static Connection connection;

  @BeforeAll
  static void start() throws SQLException {
    lake = SmallLake.in(work.resolve("lake"));
    endpoint =
        SqlEndpoint.start(work.resolve("endpoint"), "--lake", work.resolve("lake").toString());
    connection = endpoint.connect();
  }

  @AfterAll
  static void stop() {
    if (endpoint != null) {
      endpoint.close();
    }
  }

  @Test
  void tablesAreListedWithWhatTheyHold() throws SQLException {
    Map<String, String> remarks = new TreeMap<>();
    try (ResultSet tables = connection.getMetaData().getTables(null, "outcomes", "%", null)) {
      while (tables.next()) {
        remarks.put(tables.getString("TABLE_NAME"), tables.getString("REMARKS"));
      }
    }
    SmallLake.TABLES.forEach(t -> assertThat(remarks).containsEntry(t.name(), t.comment()));
  }

  @Test
  void noOtherLayerIsListed() throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet tables = connection.getMetaData().getTables(null, "%", "%", null)) {
      while (tables.next()) {
        names.add(tables.getString("TABLE_SCHEM") + "." + tables.getString("TABLE_NAME"));
      }
    }
    assertThat(names).isNotEmpty().allMatch(name -> name.matches("outcomes\\.(fact|dim|wide)_.*"));
  }

  @Test
  void columnsAreListedWithTheirMeaning() throws SQLException {
    for (TableDefinition table : SmallLake.TABLES) {
      List<String> columns = new ArrayList<>();
      try (ResultSet found =
          connection.getMetaData().getColumns(null, "outcomes", table.name(), "%")) {
        while (found.next()) {
          columns.add(found.getString("COLUMN_NAME") + ": " + found.getString("REMARKS"));
        }
      }
      assertThat(columns)
          .containsExactlyElementsOf(
              table.columns().stream().map(SqlEndpointIT::described).toList());
    }
  }

  private static String described(TableColumn column) {
    return column.name() + ": " + column.comment();
  }

  @Test
  void figuresAreThoseOfTheLake() throws SQLException {
    List<String> there = new ArrayList<>();
    String select =
        "SELECT period_id, value, status FROM fact_measure WHERE area_code = 'E12000007'"
            + " AND measure_id = 'trust-mps' AND `window` = 'month' ORDER BY period_end";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(select)) {
      while (rows.next()) {
        there.add(rows.getString(1) + " " + rows.getObject(2) + " " + rows.getString(3));
      }
    }
    List<Row> here =
        lake.read("fact_measure")
            .where("area_code = 'E12000007' AND measure_id = 'trust-mps' AND window = 'month'")
            .orderBy("period_end")
            .select("period_id", "value", "status")
            .collectAsList();
    assertThat(there)
        .hasSize(24)
        .anyMatch(row -> row.endsWith("null suppressed"))
        .isEqualTo(here.stream().map(row -> row.mkString(" ")).toList());
  }

  static List<Path> dashboard() throws Exception {
    Path folder = SharedSession.project().resolve("deploy/bench/dashboard");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("dashboard")
  void queriesOfADashboardAreAnswered(Path file) throws Exception {
    String sql = Files.readString(file).replaceAll("(?m)^\\s*--.*$", "").strip();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql.replaceAll(";$", ""))) {
      assertThat(rows.getMetaData().getColumnCount()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO dim_status VALUES ('new', 'one')",
        "UPDATE fact_measure SET value = 0",
        "DELETE FROM fact_measure",
        "MERGE INTO dim_status a USING dim_status b ON a.status = b.status WHEN MATCHED THEN DELETE",
        "TRUNCATE TABLE dim_status",
        "DROP TABLE fact_measure",
        "DROP DATABASE outcomes CASCADE",
        "ALTER TABLE dim_status ADD COLUMNS (more STRING)",
        "CREATE TABLE own (id INT)",
        "CREATE VIEW own AS SELECT 1",
        "CREATE TEMPORARY VIEW own USING csv OPTIONS (path '/etc/hostname')",
        "INSERT OVERWRITE DIRECTORY '/tmp/none' USING csv SELECT * FROM dim_status",
        "OPTIMIZE fact_measure",
        "VACUUM fact_measure",
        "ADD JAR '/tmp/none.jar'",
        "CREATE FUNCTION own AS 'a.B'",
        "CACHE TABLE dim_status",
        "SET spark.sql.runSQLOnFiles=true",
        "WITH w AS (SELECT 1) INSERT INTO dim_status SELECT 'a', 'b'"
      })
  void everyChangeIsRefused(String statement) {
    assertRefused(connection, statement);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM delta.`%s/curated/dim_area`",
        "SELECT * FROM parquet.`%s/curated/dim_area`",
        "SELECT * FROM text.`/etc/hostname`",
        "DESCRIBE delta.`%s/curated/dim_area`",
        "EXPLAIN SELECT * FROM delta.`%s/curated/dim_area`",
        "SELECT (SELECT count(*) FROM delta.`%s/curated/dim_area`)",
        "WITH delta AS (SELECT 1) SELECT * FROM delta.`%s/curated/dim_area`",
        "SELECT reflect('java.lang.System', 'getenv', 'HOME')",
        "SELECT java_method('java.lang.System', 'getenv', 'HOME')",
        "SELECT TRANSFORM (status) USING 'cat' AS (x STRING) FROM dim_status",
        "SELECT input_file_name() FROM dim_status",
        "SELECT _metadata.file_path FROM dim_status",
        "SELECT '${env:HOME}'"
      })
  void nothingOutsideOfTheTablesIsReadWhateverAClientSets(String statement) throws SQLException {
    String bold =
        "?spark.sql.runSQLOnFiles=true;spark.sql.variable.substitute=true;spark.sql.legacy.createHiveTableByDefault=true";
    try (Connection other = endpoint.connect(bold)) {
      assertRefused(other, statement.formatted(lake.root()));
    }
  }

  private static void assertRefused(Connection by, String sql) {
    assertThatThrownBy(
            () -> {
              try (Statement statement = by.createStatement()) {
                statement.execute(sql);
              }
            })
        .as(sql)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(REFUSED);
  }

  @Test
  void itListensToThisMachineAlone() throws Exception {
    int port = Integer.parseInt(endpoint.said("port"));
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress())
            .toList();
    for (InetAddress address : others) {
      assertThatThrownBy(() -> new Socket(address, port).close())
          .as(address.toString())
          .isNotNull();
    }
    new Socket("127.0.0.1", port).close();
  }

  @Test
  void tablesOfAMetastoreAreServedAfterTheyWereRegisteredThere() throws SQLException {
    Path metastore = work.resolve("metastore");
    Script.run(
            Duration.ofMinutes(4),
            Map.of(),
            "deploy/catalogue/register",
            "--lake",
            work.resolve("lake").toString(),
            "--metastore",
            metastore.toString())
        .orThrow();
    Path dir = work.resolve("from-metastore");
    try (SqlEndpoint other = SqlEndpoint.start(dir, "--metastore", metastore.toString());
        Connection client = other.connect();
        ResultSet columns =
            client.getMetaData().getColumns(null, "outcomes", "dim_status", "reason")) {
      assertThat(columns.next()).isTrue();
      assertThat(columns.getString("REMARKS"))
          .isEqualTo(SmallLake.CATALOGUE.table("dim_status").columns().get(1).comment());
    }
  }
}
