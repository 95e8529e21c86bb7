package london.outcomes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.SmallLake;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.table.Lake;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever copies a query from {@code docs/connect} gets rows, in two dialects of SQL. */
class ConnectPagesTest {

  private static final Path PAGES = SharedSession.project().resolve("docs/connect");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sql\n(.*?)^```$");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

  @TempDir static Path root;

  private static final SparkSession SESSION = SharedSession.get().newSession();
  private static Connection duckDb;

  @BeforeAll
  static void open() throws Exception {
    Lake lake = SmallLake.in(root);
    duckDb = DriverManager.getConnection("jdbc:duckdb:");
    for (TableDefinition table : SmallLake.TABLES) {
      SESSION
          .read()
          .format("delta")
          .load(lake.table(table.name()).location())
          .createOrReplaceTempView(table.name());
      execute("CREATE VIEW %s AS SELECT * FROM %s".formatted(table.name(), files(table)));
    }
  }

  private static String files(TableDefinition table) throws IOException {
    return new KernelTable(root.resolve(table.path()))
        .files().stream()
            .map(file -> "'" + Path.of(URI.create(file)) + "'")
            .collect(
                Collectors.joining(
                    ",",
                    "read_parquet([",
                    "], hive_partitioning = true, hive_types_autocast = 0)"));
  }

  @AfterAll
  static void close() throws SQLException {
    duckDb.close();
  }

  /** A query and where it stands. */
  record Block(String page, int number, String sql) {
    @Override
    public String toString() {
      return page + " " + number;
    }
  }

  static List<Block> blocks() {
    return pages().stream().flatMap(ConnectPagesTest::blocks).toList();
  }

  private static Stream<Block> blocks(Path page) {
    List<String> found =
        BLOCK.matcher(text(page)).results().map(block -> block.group(1).strip()).toList();
    return IntStream.range(0, found.size())
        .mapToObj(i -> new Block(page.getFileName().toString(), i + 1, found.get(i)));
  }

  private static List<Path> pages() {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void queryGivesTheSameNumberOfRowsInBothDialects(Block block) throws SQLException {
    long spark = SESSION.sql(block.sql().replaceAll(";$", "")).count();
    assertThat(spark).isPositive();
    assertThat(execute(block.sql())).isEqualTo(spark);
  }

  private static long execute(String sql) throws SQLException {
    try (Statement statement = duckDb.createStatement()) {
      long rows = 0;
      if (statement.execute(sql)) {
        try (ResultSet result = statement.getResultSet()) {
          while (result.next()) {
            rows++;
          }
        }
      }
      return rows;
    }
  }

  @Test
  void everyToolHasAPageWithThreeQueriesOrMore() {
    for (String tool : List.of("power-bi", "tableau", "excel", "psql", "python", "r")) {
      Path page = PAGES.resolve(tool + ".md");
      assertThat(blocks(page)).as(tool).hasSizeGreaterThanOrEqualTo(3);
      assertThat(text(PAGES.resolve("README.md"))).contains("(" + tool + ".md)");
      assertThat(text(page))
          .contains("README.md#what-to-know-before-the-first-chart", "withheld", "endpoint");
    }
  }

  @Test
  void noReservedWordStandsAlone() {
    assertThat(blocks())
        .allSatisfy(b -> assertThat(b.sql()).doesNotContainPattern("[^.\"`]\\bwindow\\b(?!\" is)"));
  }

  @Test
  void everyLinkLeadsToAFile() {
    for (Path page : pages()) {
      for (Matcher link = LINK.matcher(text(page)); link.find(); ) {
        assertThat(PAGES.resolve(link.group(1)).normalize()).as(page.toString()).exists();
      }
    }
  }
}
