package london.outcomes.e2e;

import static london.outcomes.e2e.PostgresServer.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import london.outcomes.SmallLake;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.publish.mart.MartAddress;
import london.outcomes.publish.mart.PostgresMart;
import london.outcomes.publish.mart.PostgresMart.Published;
import london.outcomes.table.Lake;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A publication in PostgreSQL is there as a whole, or not at all")
class PostgresMartIT {

  /** How many publications readers live through. */
  private static final int SWAPS = Integer.getInteger("swaps", 12);

  @TempDir static Path folder;

  private static PostgresServer server;
  private Connection owner;

  @BeforeAll
  static void start() {
    server = PostgresServer.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void connect() throws SQLException {
    owner = server.connect("postgres");
    execute("DROP SCHEMA IF EXISTS curated, curated_workbench CASCADE");
    execute("CREATE SCHEMA curated");
  }

  @AfterEach
  void disconnect() throws SQLException {
    owner.close();
  }

  @Test
  void tablesHaveRowsKeysAndWordsAndViewsNeedNoJoin() throws SQLException {
    Published published = publish(new Star("first"));

    assertThat(published).isEqualTo(new Published(true, 8, ""));
    assertThat(
            rows(
                owner,
                "SELECT period, measure, area, value, reason FROM curated.wide_victims ORDER BY 1"))
        .hasSize(2)
        .allMatch(row -> row.endsWith("|Thefts|London|1|There is a value."));
    assertThat(rows(owner, "SELECT release_id, provenance, row_count FROM curated.publication"))
        .containsExactly("first|synthetic|8");
    assertThat(rows(owner, "SELECT sources[1], sources[2] FROM curated.dim_measure"))
        .containsExactly("a, \"b\"|c\\d");
    for (TableDefinition table : Star.CATALOGUE.layer("curated")) {
      String name = "'curated." + table.name() + "'::regclass";
      assertThat(rows(owner, "SELECT obj_description(" + name + ")"))
          .containsExactly(table.comment());
      assertThat(
              rows(
                  owner,
                  "SELECT attname, col_description(attrelid, attnum) FROM pg_attribute WHERE attnum > 0 AND attrelid = "
                      + name
                      + " ORDER BY attnum"))
          .containsExactlyElementsOf(
              table.columns().stream().map(c -> c.name() + "|" + c.comment()).toList());
    }
    assertThat(rows(owner, "SELECT obj_description('curated'::regnamespace)").get(0))
        .contains("first", "SYNTHETIC");
    assertThatThrownBy(() -> execute("DELETE FROM curated.dim_area")).hasMessageContaining("fact_");
  }

  @Test
  void readersReadAndAnalystsKeepTablesOfTheirOwn() throws SQLException {
    publish(new Star("first"));
    execute("DROP ROLE IF EXISTS ada, rita");
    execute("CREATE ROLE rita LOGIN IN ROLE outcomes_reader");
    execute("CREATE ROLE ada LOGIN IN ROLE outcomes_analyst");
    publish(new Star("second").set("dim_status", "v2", Map.of("status", "ok", "reason", "Yes.")));
    try (Connection reader = server.connect("rita");
        Connection analyst = server.connect("ada")) {
      assertThat(rows(reader, "SELECT count(*) FROM curated.wide_measure")).containsExactly("2");
      assertThatThrownBy(() -> rows(reader, "DELETE FROM curated.fact_measure RETURNING 1"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> execute(reader, "CREATE TABLE curated_workbench.t (i int)"))
          .hasMessageContaining("permission denied");
      execute(
          analyst, "CREATE VIEW curated_workbench.own AS SELECT value FROM curated.fact_measure");
    }
    Published third = publish(new Star("third").set("dim_status", "v3", Map.of("status", "ok")));

    assertThat(third.left()).contains("curated_workbench.own depends on");
    assertThat(rows(owner, "SELECT release_id FROM curated.publication")).containsExactly("third");
    assertThat(rows(owner, "SELECT count(*) FROM curated_workbench.own")).containsExactly("2");

    execute("DROP VIEW curated_workbench.own");
    assertThat(publish(new Star("third")).left()).isEmpty();
    assertThat(
            rows(
                owner, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'curated%' ORDER BY 1"))
        .containsExactly("curated", "curated_workbench");
  }

  @Test
  void onlyWhatHasChangedIsReplaced() throws SQLException {
    publish(new Star("first"));
    String before = rows(owner, "SELECT 'curated.fact_measure'::regclass::oid").get(0);

    assertThat(publish(new Star("first"))).isEqualTo(new Published(false, 0, ""));

    assertThat(publish(new Star("second").figures("2025-26", "2026-03", 2)))
        .isEqualTo(new Published(false, 1, ""));
    assertThat(rows(owner, "SELECT period_id, value FROM curated.fact_measure ORDER BY 1"))
        .containsExactly("2025-03|1", "2026-03|2");
    assertThat(rows(owner, "SELECT release_id FROM curated.publication")).containsExactly("second");
    assertThat(rows(owner, "SELECT 'curated.fact_measure'::regclass::oid")).containsExactly(before);

    // A table that had no rows gets some, and loses them.
    assertThat(
            publish(
                    new Star("third")
                        .figures("2025-26", "2026-03", 2)
                        .set("fact_evidence", "e", Map.of("evidence_id", "x")))
                .rows())
        .isEqualTo(1);
    assertThat(rows(owner, "SELECT count(*) FROM curated.fact_evidence")).containsExactly("1");
    publish(new Star("fourth").figures("2025-26", "2026-03", 2));
    assertThat(rows(owner, "SELECT count(*) FROM curated.fact_evidence")).containsExactly("0");
  }

  @Test
  void textsArriveAsTheyAre() throws SQLException {
    String hostile =
        "tab\t, line\n, return\r, back\\slash, \\N, \"quotes\", 'it''s', é, 😀, {a}, $1";
    publish(new Star("first").set("dim_status", "v2", Map.of("status", "ok", "reason", hostile)));
    assertThat(rows(owner, "SELECT reason FROM curated.dim_status")).containsExactly(hostile);
  }

  @Test
  void whatFailsOnTheWayIsNotSeenAndIsDoneAgain() throws SQLException {
    publish(new Star("first"));
    for (Star torn :
        List.of(
            new Star("torn").broken("2025-26"),
            new Star("torn").broken("2025-26").set("dim_status", "v2", Map.of("status", "ok")))) {
      assertThatThrownBy(() -> publish(torn)).hasMessageContaining("torn");
      assertThat(rows(owner, "SELECT release_id, count(*) FROM curated.fact_measure GROUP BY 1"))
          .containsExactly("first|2");
    }
    publish(new Star("second").figures("2025-26", "2026-03", 3));
    assertThat(rows(owner, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'curated\\_%'"))
        .containsExactly("curated_workbench");
  }

  @Test
  void aRowThatBreaksAKeyIsNotPublished() throws SQLException {
    publish(new Star("first"));
    Map<String, Object> twice = Map.of("status", "ok", "reason", "a");
    assertThatThrownBy(() -> publish(new Star("second").set("dim_status", "v2", twice, twice)))
        .hasMessageContaining("dim_status_pkey");
    assertThat(rows(owner, "SELECT release_id FROM curated.publication")).containsExactly("first");
  }

  @Test
  void whatCannotBeDoneSaysWhy() throws SQLException {
    assertThatThrownBy(() -> new MartAddress("jdbc:mysql://x/y", "", ""))
        .isInstanceOf(Failure.Usage.class)
        .hasMessageContaining("jdbc:postgresql://HOST");
    assertThatThrownBy(() -> new MartAddress(server.url() + "?password=geheim", "", ""))
        .isInstanceOf(Failure.Usage.class)
        .hasMessageContaining("OUTCOMES_POSTGRES_PASSWORD")
        .hasMessageNotContaining("geheim");
    assertThatThrownBy(() -> publish("jdbc:postgresql://127.0.0.1:1/x", "curated"))
        .isInstanceOf(Failure.Transient.class);
    assertThatThrownBy(() -> publish(server.url() + "_absent", "curated"))
        .isInstanceOf(Failure.Configuration.class)
        .hasMessageContaining("postgres_absent");
    assertThatThrownBy(() -> publish(server.url(), "Curated;")).isInstanceOf(Failure.Usage.class);
    execute("CREATE TABLE curated.mine (i int)");
    assertThatThrownBy(() -> publish(new Star("first")))
        .isInstanceOf(Failure.Usage.class)
        .hasMessageContaining("mine");
    execute("DROP TABLE curated.mine");
    execute("SELECT pg_advisory_lock(hashtextextended('outcomes publish curated', 0))");
    assertThatThrownBy(() -> publish(new Star("first")))
        .isInstanceOf(Failure.Transient.class)
        .hasMessageContaining("Somebody else");
    execute("SELECT pg_advisory_unlock_all()");
  }

  @Test
  void theCommandPublishesALakeOnceAndSaysWhatItDid() throws SQLException {
    Path root = folder.resolve("lake");
    Lake lake = SmallLake.in(root);
    String[] command = {
      "publish",
      "--to",
      "postgres",
      "--env",
      "demo",
      "--lake",
      root.toString(),
      "--url",
      server.url()
    };
    assertThat(outcomes(command).orThrow()).contains("to the schema curated", "as a whole");
    assertThat(rows(owner, "SELECT count(*) FROM curated.wide_measure"))
        .containsExactly(Long.toString(lake.table("fact_measure").read().count()));
    assertThat(outcomes(command).orThrow()).contains("is there already: nothing to do.");

    command[6] = folder.resolve("absent").toString();
    Script.Result absent = outcomes(command);
    assertThat(absent.exitCode()).as(absent.err()).isEqualTo(66);
    assertThat(absent.err()).contains("nothing to publish. Run first: outcomes run");
  }

  private static Script.Result outcomes(String... command) {
    return Script.run(
        Duration.ofMinutes(4), Map.of("OUTCOMES_POSTGRES_USER", "postgres"), "outcomes", command);
  }

  @Test
  void readersSeeOnePublicationOrTheNext() throws Exception {
    publish(new Star("0"));
    AtomicBoolean isOver = new AtomicBoolean();
    ExecutorService readers = Executors.newFixedThreadPool(4);
    List<Future<Integer>> seen = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      seen.add(readers.submit(() -> read(isOver)));
    }
    for (int swap = 1; swap <= SWAPS; swap++) {
      Star star = new Star(Integer.toString(swap));
      star.figures("2024-25", "2025-03", swap).figures("2025-26", "2026-03", swap);
      // Of three, two come as a schema, and one in its place.
      publish(swap % 3 == 0 ? star : star.set("dim_status", "v" + swap, Map.of("status", "ok")));
    }
    isOver.set(true);
    int queries = 0;
    for (Future<Integer> reader : seen) {
      queries += reader.get();
    }
    readers.shutdown();
    System.out.printf("%d queries during %d publications, none mixed, no error%n", queries, SWAPS);
    assertThat(queries).isGreaterThan(SWAPS);
  }

  /** Reads until it is over, and returns how often. */
  private static int read(AtomicBoolean isOver) throws SQLException {
    int queries = 0;
    try (Connection reader = server.connect("postgres")) {
      while (!isOver.get()) {
        assertThat(
                rows(
                    reader,
                    "SELECT count(*), count(DISTINCT f.release_id), bool_and(f.release_id = p.release_id)"
                        + " FROM curated.fact_measure f, curated.publication p"))
            .containsExactly("2|1|t");
        queries++;
      }
    }
    return queries;
  }

  private static Published publish(Star star) {
    return new PostgresMart(address(server.url()), "curated", text -> {})
        .publish(star.publication());
  }

  private static void publish(String url, String schema) {
    new PostgresMart(address(url), schema, text -> {}).publish(new Star("x").publication());
  }

  private static MartAddress address(String url) {
    return new MartAddress(url, "postgres", "");
  }

  private void execute(String sql) throws SQLException {
    execute(owner, sql);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
