package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Failure;
import london.outcomes.config.ConfigFolder;
import london.outcomes.config.CopiedConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What SQL of other people may not do is refused before Spark sees it: no session is started. */
class SafeSqlTest {

  private static final Path CONF = SharedSession.project().resolve("conf");
  private static final Set<String> TABLES = Set.of("fact_measure", "dim_area");

  @TempDir Path folder;

  @Test
  void allThatOurOwnDefinitionsSayIsHarmless() {
    ConfigFolder conf = new ConfigFolder(CONF);
    assertThat(new SqlGuard(conf).problems(conf.load())).isEmpty();
    assertThat(WrittenSql.of(conf.load())).hasSizeGreaterThan(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java_method('java.lang.Runtime', 'getRuntime')",
        "reflect('java.lang.System', 'getenv', 'HOME')",
        "try_reflect('java.lang.System', 'getProperty', 'user.home')",
        "lower(REFLECT('java.lang.System', 'getenv'))",
        "CASE WHEN true THEN `java_method`('x', 'y') END",
        "exists(array(1), x -> java_method('x', 'y') = x)",
        "input_file_name()",
        "current_user",
        "current_user()",
        "session_user()",
        "current_date",
        "now()",
        "unix_timestamp()",
        "rand()",
        "uuid()",
        "shuffle(array(1, 2))",
        "spark_partition_id()",
        "monotonically_increasing_id()",
        "version()",
        "raise_error('x')",
        "from_protobuf(a, 'M', '/etc/passwd')",
        "from_csv(a, 'b INT')",
        "from_json(a, 'b INT')",
        "schema_of_json('{}')",
        "xpath(a, '/b')",
        "repeat('x', 1000000000)",
        "space(1000000000)",
        "my_udf(a)",
        "system.builtin.reflect('a', 'b')",
        "no_such_function(a)",
        "secret('scope', 'key')",
        "_metadata.file_path",
        "a IN (SELECT b FROM csv.`/etc/passwd`)",
        "(SELECT max(value) FROM text.`/etc/passwd`)",
        "EXISTS (SELECT 1 FROM fact_measure)",
        "identifier('current_user')()",
        "'${env:OUTCOMES_PSEUDONYM_KEY}'",
        "${spark.app.name}",
        ":parameter",
        "DATE'today'",
        "timestamp 'now UTC'",
        "to_date(' Tomorrow')",
        "a > 'yesterday'",
        "sequence(1, 1000000000)",
        "sequence(a, b, INTERVAL 1 SECOND)",
        "lpad(a, 1000000000, 'x')",
        "rpad(a, b, 'x')",
        "b._metadata.file_path",
        "a = 1; DROP TABLE b",
        "a = "
      })
  void definitionsDoNothingButDefine(String expression) {
    assertThat(SafeSql.ofDefinitions().refusal(expression)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "`delimiter`",
        "a = 'java_method(x)'",
        "transform(split(a, ';'), x -> trim(BOTH ' ' FROM x))[0]",
        "unix_timestamp(a) - unix_timestamp(b)",
        "a = 'from today' AND b = 'now and then'",
        "sequence(a, add_months(a, 12), INTERVAL 1 MONTH)",
        "lpad(a, 2, '0')",
        "CASE a WHEN 1 THEN DATE'2024-01-01' ELSE try_cast(b AS date) + INTERVAL 1 DAY END",
        "a RLIKE 'x' AND b NOT BETWEEN -0.62 AND 0.44 OR c IS DISTINCT FROM d"
      })
  void whatLooksAtTheRowAlonePasses(String expression) {
    assertThat(SafeSql.ofDefinitions().refusal(expression)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM csv.`/etc/passwd`",
        "SELECT * FROM text.`file:///etc/passwd`",
        "SELECT * FROM delta.`s3a://other/lake/measures`",
        "SELECT * FROM parquet.`/lake/measures` JOIN fact_measure",
        "SELECT * FROM (SELECT value FROM json.`/etc/passwd`)",
        "SELECT (SELECT max(value) FROM text.`/etc/passwd`) FROM fact_measure",
        "WITH x AS (SELECT * FROM orc.`/x`) SELECT * FROM x",
        "SELECT * FROM identifier('csv.`/etc/passwd`')",
        "SELECT * FROM spark_catalog.default.secret",
        "SELECT * FROM default.fact_measure",
        "SELECT * FROM secret",
        "SELECT * FROM read_files('/etc')",
        "SELECT reflect('java.lang.System', 'getenv', 'OUTCOMES_PSEUDONYM_KEY')",
        "SELECT '${env:OUTCOMES_PSEUDONYM_KEY}'",
        "SELECT * FROM VALUES (java_method('a', 'b')) AS t(x)",
        "SELECT x FROM fact_measure LATERAL VIEW java_method('a', 'b') t AS x",
        "SELECT _metadata.file_path FROM fact_measure",
        "SELECT current_user",
        "SELECT TRANSFORM(title) USING 'sh' AS (x) FROM fact_measure",
        "CREATE TABLE x AS SELECT 1",
        "CREATE TABLE x USING csv LOCATION '/etc/passwd'",
        "CREATE FUNCTION f AS 'x.Y' USING JAR '/opt/x.jar'",
        "INSERT INTO fact_measure SELECT * FROM fact_measure",
        "INSERT OVERWRITE DIRECTORY '/opt/x' USING csv SELECT * FROM fact_measure",
        "DELETE FROM fact_measure",
        "UPDATE fact_measure SET value = 0",
        "MERGE INTO fact_measure USING dim_area ON true WHEN MATCHED THEN DELETE",
        "DROP TABLE fact_measure",
        "TRUNCATE TABLE fact_measure",
        "VACUUM delta.`/lake/measures` RETAIN 0 HOURS",
        "OPTIMIZE fact_measure",
        "RESTORE TABLE fact_measure TO VERSION AS OF 1",
        "CONVERT TO DELTA parquet.`/x`",
        "SET spark.sql.variable.substitute = true",
        "ADD JAR '/opt/x.jar'",
        "CACHE TABLE x AS SELECT 1",
        "WITH secret AS (SELECT * FROM secret) SELECT * FROM secret",
        "WITH a AS (SELECT * FROM b), b AS (SELECT 1) SELECT * FROM a",
        "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT * FROM r",
        "SELECT (WITH a AS (SELECT 1) SELECT * FROM a), (SELECT * FROM a)",
        "SELECT fact_measure._metadata.file_path FROM fact_measure",
        "SELECT * FROM fact_measure WITH (path = '/etc/passwd')",
        "SELECT * FROM STREAM fact_measure",
        "SELECT * FROM fact_measure VERSION AS OF 1",
        "SELECT * FROM range(10)",
        "SELECT * FROM explode(array(1))",
        "SELECT * FROM fact_measure, LATERAL (SELECT * FROM csv.`/etc/passwd`)",
        "SELECT /*+ REPARTITION(100000) */ * FROM fact_measure",
        "SELECT from_csv('1', 'a INT')",
        "SELECT count(*) FILTER (WHERE reflect('a', 'b') = 1) FROM fact_measure",
        "SELECT listagg(title) WITHIN GROUP (ORDER BY reflect('a', 'b')) FROM fact_measure",
        "SELECT sum(value) OVER (ORDER BY reflect('a', 'b')) FROM fact_measure",
        "SELECT * FROM fact_measure JOIN dim_area ON reflect('a', 'b') = 1",
        "SELECT value FROM fact_measure GROUP BY GROUPING SETS ((reflect('a', 'b')))",
        "SELECT * FROM fact_measure WHERE 1 IN (SELECT reflect('a', 'b'))",
        "SELECT 1 LIMIT length(reflect('a', 'b'))",
        "FROM fact_measure |> WHERE reflect('a', 'b') = 1",
        "DECLARE x = 1",
        "SET VAR x = 1",
        "CALL x()",
        "EXPLAIN SELECT 1",
        "SHOW TABLES IN default",
        "EXECUTE IMMEDIATE 'DROP TABLE fact_measure'",
        "BEGIN DROP TABLE fact_measure; END",
        "SELECT 1; DROP TABLE fact_measure"
      })
  void queriesReadTablesAndNothingElse(String sql) {
    assertThat(SafeSql.ofQueries().refusal(sql, TABLES)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select f.value, rank() over (order by value) from FACT_MEASURE f join dim_area using (area_code)",
        "with a as (select * from fact_measure), b as (select * from a) select count(*) from b",
        "select period_id, avg(value) from fact_measure group by rollup(period_id) having count(*) > 1",
        "select explode(array(1, 2)), to_json(struct(1 as a)), current_date()",
        "select * from fact_measure where area_code in (select area_code from dim_area) limit 5",
        "select distinct kurtosis(value) from fact_measure union all select 1 order by 1 desc"
      })
  void queriesMayAskWhatTheyLike(String sql) {
    assertThat(SafeSql.ofQueries().refusal(sql, TABLES)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT * FROM csv.`/etc/passwd`  | 'csv./etc/passwd' is none of the tables that are read
          SELECT reflect('a', 'b')         | 'reflect' is no function that may be called here
          DROP TABLE fact_measure          | it is more than a SELECT over tables (DropTable)
          SELECT '${env:HOME}'             | '${…}' takes in settings and variables of the process
          """)
  void theReasonIsNamed(String sql, String reason) {
    assertThat(SafeSql.ofQueries().refusal(sql, TABLES)).contains(reason);
  }

  @Test
  void whatIsNestedWithoutEndIsRefusedLikeAllElse() {
    String sums = "1" + " + 1".repeat(100_000);
    assertThat(SafeSql.ofQueries().refusal("SELECT " + sums, TABLES))
        .contains("it is longer than 10,000 characters");
    String brackets = "(".repeat(4_900) + "1" + ")".repeat(4_900);
    assertThat(SafeSql.ofDefinitions().refusal(brackets)).isPresent();
  }

  /** Every place of a definition where SQL may stand, with something that runs code. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sources/police-uk-street.yaml    | when: is_current_type = 'false'   | when: %s = 'x'      | rules.RETIRED_CATEGORY.when
          sources/mps-offence.yaml         | to_date(date_trunc('MONTH', recorded_date)) | %s       | derived.month
          sources/mps-offence.yaml         | cancelled: status = 'cancelled'   | cancelled: %s = 'x' | upsert.cancelled
          measures/trust-mps.yaml          | weight: weight                    | weight: %s          | sample.weight
          measures/trust-mps.yaml          | "concat(coalesce(stratum         | "concat(%s, coalesce(stratum | sample.stratum
          tables/offence_linked.yaml       | affected: offence_month           | affected: %s        | view.affected
          tables/offence_linked.yaml       | SELECT o.month,                   | SELECT %s, o.month, | view.sql
          tables/complaint.yaml            | dayofmonth(month) = 1             | %s = 1              | constraints.month_is_first_day
          """)
  void noJobStartsOnDefinitionsThatRunCode(String file, String before, String after, String key)
      throws Exception {
    Path conf = new CopiedConf(folder).folder();
    Path damaged = conf.resolve(file);
    String text = Files.readString(damaged);
    assertThat(text).contains(before);
    String code = "reflect(1)";
    Files.writeString(damaged, text.replace(before, after.formatted(code)));
    Catalogue catalogue = new ConfigFolder(conf).load();
    assertThatThrownBy(() -> new SqlGuard(new ConfigFolder(conf)).require(catalogue))
        .isInstanceOf(Failure.Configuration.class)
        .hasMessageStartingWith("conf/" + file + ":")
        .hasMessageContaining(
            key
                + ": 'reflect' is no function that may be called here. Use operators and functions"
                + " that look at the row alone, such as coalesce, lower or trunc; docs/decisions/0018"
                + " says which.");
  }
}
