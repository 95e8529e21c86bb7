package london.outcomes.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.SmallLake;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.catalogue.WideView;
import london.outcomes.table.Lake;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrationSqlTest {

  private static final RegistrationSql SQL = new RegistrationSql(SmallLake.CATALOGUE);

  private static final List<WideView> VIEWS = SmallLake.CATALOGUE.wideViews();

  @TempDir static Path root;

  private static final SparkSession SESSION = SharedSession.get().newSession();

  @BeforeAll
  static void registerTwice() {
    Lake lake = SmallLake.in(root);
    String text = SQL.text(lake.root(), SmallLake.TABLES, VIEWS);
    for (String statement : (text + text).replaceAll("(?m)^--.*$", "").split(";\n")) {
      if (!statement.isBlank()) {
        SESSION.sql(statement);
      }
    }
  }

  @AfterAll
  static void forget() {
    SESSION.sql("DROP DATABASE outcomes CASCADE");
  }

  @Test
  void tablesAndColumnsAreThereWithTheCommentsOfConf() {
    for (TableDefinition table : SmallLake.TABLES) {
      List<String> described =
          SESSION.sql("DESCRIBE TABLE EXTENDED outcomes." + table.name()).collectAsList().stream()
              .map(row -> row.getString(0) + ": " + row.getString(2) + " " + row.getString(1))
              .toList();
      for (TableColumn column : table.columns()) {
        assertThat(described)
            .contains("%s: %s %s".formatted(column.name(), column.comment(), column.type()));
      }
      assertThat(described).anyMatch(line -> line.contains(table.comment()));
    }
  }

  @Test
  void viewsReadTheTablesBesideThem() {
    List<String> names = VIEWS.stream().map(WideView::name).toList();
    assertThat(names).contains("wide_measure", "wide_gap", "wide_violence", "wide_trust");
    assertThat(SESSION.table("outcomes.wide_area").count())
        .isEqualTo(SESSION.table("outcomes.dim_area").count());
    for (String view : names.stream().filter(name -> !name.equals("wide_area")).toList()) {
      List<String> columns = List.of(SESSION.table("outcomes." + view).columns());
      assertThat(columns).as(view).contains("measure", "area", "period", "status");
    }
    assertThat(SESSION.table("outcomes.wide_measure").count())
        .isEqualTo(SESSION.table("outcomes.fact_measure").count());
    assertThat(SESSION.table("outcomes.wide_trust").schema().apply("area").getComment().get())
        .isEqualTo("Name of the area");
  }

  @Test
  void viewOfATableThatIsNotWrittenIsLeftOut() {
    List<TableDefinition> some =
        SmallLake.TABLES.stream().filter(table -> !table.name().equals("fact_gap")).toList();
    assertThat(SQL.text("/lake", some, VIEWS))
        .contains("VIEW outcomes.wide_measure", "VIEW outcomes.wide_trust")
        .doesNotContain("wide_gap");
    List<TableDefinition> few = List.of(SmallLake.CATALOGUE.table("fact_gap"));
    assertThat(SQL.text("/lake", few, VIEWS)).doesNotContain("VIEW");
  }

  @Test
  void nothingButCuratedTablesIsRegistered() {
    String text = SQL.text("s3a://bucket/lake", SmallLake.TABLES, List.of());
    assertThat(text).contains("LOCATION 's3a://bucket/lake/curated/fact_measure'");
    assertThat(text.lines().filter(line -> line.contains("LOCATION")))
        .hasSize(SmallLake.TABLES.size())
        .allMatch(line -> line.contains("/curated/"));
  }

  @Test
  void tablesThatAreNotWrittenAreNotMade() {
    List<TableDefinition> some = List.of(SmallLake.CATALOGUE.table("dim_area"));
    assertThat(SQL.text("/lake", some, List.of())).contains("dim_area").doesNotContain("dim_group");
  }

  @Test
  void everyStatementIsOneLineOrAView() {
    String text = SQL.text("/a lake's", SmallLake.TABLES, VIEWS);
    assertThat(text).contains("'/a lake\\'s/curated/dim_area'");
    assertThat(Stream.of(text.split(";\n")).filter(s -> s.contains("CREATE TABLE")))
        .allMatch(s -> s.strip().lines().count() == 1);
  }

  @Test
  void nameThatIsMoreThanANameIsRefused() {
    assertThatThrownBy(
            () ->
                SQL.text(
                    "/lake",
                    List.of(),
                    List.of(new WideView("x; DROP TABLE y", "SELECT 1", SmallLake.TABLES.get(0)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'x; DROP TABLE y'");
  }
}
