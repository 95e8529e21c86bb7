package london.outcomes.table;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.tables.DeltaTable;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.Framework;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The life of one table, step by step: each test goes on where the one before has ended. */
@TestMethodOrder(OrderAnnotation.class)
class LakeTableTest {

  static final TableDefinition THING =
      new TableDefinition(
          "thing",
          "conformed",
          "Things, one row each.",
          List.of(
              new TableColumn("month", "date", false, "First day of the month"),
              new TableColumn("id", "string", false, "Name of the thing"),
              new TableColumn("amount", "bigint", true, "How many"),
              new TableColumn("deliveries", "array<string>", true, "Where it is from")),
          List.of("month"),
          Map.of("amount_is_not_negative", "amount >= 0"),
          Optional.empty(),
          Optional.empty());

  private static final StructType GIVEN =
      StructType.fromDDL("id string, amount int, month date, deliveries array<string>, other int");

  static final CommitNote NOTE =
      new CommitNote("run-1", "ingest", Map.of("a", 7L), List.of("2025-05"), Map.of("d", "f00"));

  private static final Identity SIXTH = new Identity("things", 6);
  static final String MAY = "month IN (DATE'2025-05-01')";

  @TempDir static Path folder;

  private static SparkSession session;
  private static LakeTable table;

  @BeforeAll
  static void open() {
    session = SharedSession.get();
    Catalogue catalogue =
        new Catalogue(
            Map.of(), Map.of("thing", THING), Map.of(), Map.of(), Map.of(), Framework.NONE);
    Lake lake =
        new Lake(session, Storage.of(session), catalogue, folder.resolve("lake").toString());
    table = lake.table("thing");
  }

  static Row row(String month, String id, Integer amount) {
    return RowFactory.create(id, amount, Date.valueOf(month + "-01"), new String[] {"d1"}, 99);
  }

  static Dataset<Row> rows(Row... rows) {
    return SharedSession.get().createDataFrame(List.of(rows), GIVEN);
  }

  static List<String> content(Dataset<Row> rows) {
    return rows.collectAsList().stream()
        .map(r -> r.getAs("month") + " " + r.getAs("id") + " " + r.getAs("amount"))
        .sorted()
        .toList();
  }

  @Test
  @Order(1)
  void beforeItsFirstWriteATableIsEmptyAndKnowsItsColumns() {
    assertThat(table.version()).isEmpty();
    assertThat(table.commitsSince(-1)).isEmpty();
    assertThat(table.lastCommit()).isEmpty();
    assertThat(table.read().columns()).containsExactly("month", "id", "amount", "deliveries");
    assertThat(table.read().collectAsList()).isEmpty();
  }

  @Test
  @Order(2)
  void theFirstWriteMakesItAndSaysWhatItDid() {
    Commit commit =
        table.replace(
            rows(row("2025-05", "a", 1), row("2025-05", "b", 2), row("2025-06", "c", 3)),
            "true",
            NOTE);
    assertThat(commit).isEqualTo(new Commit("thing", 0, 3, Optional.of(NOTE)));
    assertThat(table.version()).hasValue(0);
    assertThat(content(table.read()))
        .containsExactly("2025-05-01 a 1", "2025-05-01 b 2", "2025-06-01 c 3");
  }

  @Test
  @Order(3)
  void itIsMadeAsDefinedForTheOldestReaders() {
    Row detail = DeltaTable.forPath(session, table.location()).detail().first();
    assertThat(detail.<Integer>getAs("minReaderVersion")).isEqualTo(1);
    assertThat(detail.<String>getAs("description")).isEqualTo("Things, one row each.");
    assertThat(detail.<String>getList(detail.fieldIndex("partitionColumns")))
        .containsExactly("month");
    assertThat(detail.<String>getList(detail.fieldIndex("tableFeatures")))
        .doesNotContain("deletionVectors", "columnMapping");
    assertThat(detail.<String, String>getJavaMap(detail.fieldIndex("properties")))
        .containsEntry("delta.enableDeletionVectors", "false")
        .containsEntry("delta.constraints.amount_is_not_negative", "amount >= 0")
        .doesNotContainKey("delta.columnMapping.mode");
    StructType schema = table.read().schema();
    Map<String, String> comments =
        Stream.of(schema.fields())
            .collect(Collectors.toMap(StructField::name, f -> f.getComment().get()));
    assertThat(comments)
        .isEqualTo(
            Map.of(
                "month", "First day of the month",
                "id", "Name of the thing",
                "amount", "How many",
                "deliveries", "Where it is from"));
  }

  @Test
  @Order(4)
  void replacingAMonthLeavesTheOthersAndRepeatingItChangesNothing() {
    for (int i = 0; i < 2; i++) {
      table.replace(rows(row("2025-05", "a", 10)), MAY, NOTE);
      assertThat(content(table.read())).containsExactly("2025-05-01 a 10", "2025-06-01 c 3");
    }
    assertThat(content(table.readAt(0))).hasSize(3);
    assertThat(table.commitsSince(0)).extracting(Commit::version).containsExactly(1L, 2L);
  }

  @Test
  @Order(5)
  void rowsOutsideThePredicateAreRefusedAndNothingIsWritten() {
    assertThatThrownBy(() -> table.replace(rows(row("2025-06", "x", 1)), MAY, NOTE))
        .hasStackTraceContaining("rows lie inside " + MAY);
    assertThat(content(table.read())).containsExactly("2025-05-01 a 10", "2025-06-01 c 3");
    assertThat(table.version()).hasValue(2);
  }

  @Test
  @Order(6)
  void constraintsAreEnforced() {
    assertThatThrownBy(() -> table.replace(rows(row("2025-05", "x", -1)), MAY, NOTE))
        .hasStackTraceContaining("amount_is_not_negative");
    assertThatThrownBy(() -> table.replace(rows(row("2025-05", null, 1)), MAY, NOTE))
        .hasStackTraceContaining("NOT NULL constraint violated for column: id");
    assertThat(table.version()).hasValue(2);
  }

  @Test
  @Order(7)
  void aMissingColumnIsNamedAndNoSchemaIsMerged() {
    assertThatThrownBy(() -> table.replace(rows(row("2025-05", "x", 1)).drop("amount"), MAY, NOTE))
        .hasMessageContaining("`amount`");
    assertThat(table.read().columns()).doesNotContain("other");
  }

  @Test
  @Order(8)
  void replacingWithNothingEmptiesTheMonth() {
    Commit commit = table.replace(rows().where("false"), MAY, NOTE);
    assertThat(commit.rows()).isZero();
    assertThat(content(table.read())).containsExactly("2025-06-01 c 3");
  }

  @Test
  @Order(9)
  void replacingAllLeavesOnlyTheNewRows() {
    CommitNote other = new CommitNote("run-2", "release", Map.of(), List.of(), Map.of());
    table.replaceAll(rows(row("2025-07", "z", 5)), other);
    assertThat(content(table.read())).containsExactly("2025-07-01 z 5");
    assertThat(table.lastCommit().flatMap(Commit::note)).contains(other);
  }

  @Test
  @Order(0)
  void aWriteWithoutRowsLeavesItsNote() {
    Catalogue catalogue =
        new Catalogue(
            Map.of(), Map.of("thing", THING), Map.of(), Map.of(), Map.of(), Framework.NONE);
    String root = folder.resolve("quiet").toString();
    LakeTable quiet = new Lake(session, Storage.of(session), catalogue, root).table("thing");
    Commit first = quiet.replace(quiet.rows(List.of()), MAY, NOTE);
    Commit second = quiet.replace(quiet.rows(List.of()), MAY, NOTE);
    assertThat(first.note()).contains(NOTE);
    assertThat(second.note()).contains(NOTE);
    assertThat(second.rows()).isZero();
    assertThat(second.version()).isGreaterThan(first.version());
    assertThat(quiet.read().collectAsList()).isEmpty();
  }

  @Test
  @Order(10)
  void aTableThatLacksADefinedColumnSaysWhatToDo() {
    LakeTable old = widened("conformed", true);
    long version = old.version().getAsLong();
    for (ThrowingCallable use :
        List.<ThrowingCallable>of(old::read, () -> old.replace(rows(), MAY, NOTE))) {
      assertThatThrownBy(use)
          .isInstanceOf(Failure.Configuration.class)
          .hasMessageContainingAll("table thing", "[ward_code]", "Move the lake's folder away");
    }
    assertThat(old.version()).hasValue(version);
    assertThatThrownBy(widened("curated", false)::read)
        .isInstanceOf(Failure.Configuration.class)
        .hasMessageContainingAll("[ward_code]", "may not be empty");
  }

  @Test
  @Order(13)
  void whatIsPublishedGetsNewColumnsWithItsNextWriteAndEmptyOnesUntilThen() {
    LakeTable wider = widened("curated", true);
    long rows = table.read().count();
    assertThat(wider.read().columns()).containsExactlyElementsOf(wider.definition().columnNames());
    assertThat(wider.read().where("ward_code IS NULL").count()).isEqualTo(rows);

    wider.replace(rows(row("2025-05", "z", 7)).withColumn("ward_code", lit("E05")), MAY, NOTE);

    assertThat(wider.read().where("ward_code = 'E05'").count()).isEqualTo(1);
    assertThat(wider.read().where("ward_code IS NULL AND month <> '2025-05-01'").count())
        .isEqualTo(wider.read().count() - 1);
    assertThat(wider.read().schema().apply("ward_code").getComment().get()).isEqualTo("Ward");
  }

  private LakeTable widened(String layer, boolean nullable) {
    List<TableColumn> more = new ArrayList<>(THING.columns());
    more.add(new TableColumn("ward_code", "string", nullable, "Ward"));
    TableDefinition wider =
        new TableDefinition(
            "thing",
            layer,
            "",
            more,
            List.of("month"),
            Map.of(),
            Optional.empty(),
            Optional.empty());
    String root = folder.resolve("lake").toString();
    Catalogue catalogue =
        new Catalogue(
            Map.of(), Map.of("thing", wider), Map.of(), Map.of(), Map.of(), Framework.NONE);
    // The same table, in whatever layer it is thought to be.
    return new LakeTable(
        session,
        Storage.of(session),
        wider,
        new Lake(session, Storage.of(session), catalogue, root).root() + "/conformed/thing",
        OptionalLong.empty(),
        () -> {});
  }

  @Test
  @Order(11)
  void commitsThatOnlyMaintainCarryNoNoteAndAreNotTheLast() {
    Commit last = table.append(rows(row("2025-07", "y", 6)), NOTE, SIXTH);
    DeltaTable.forPath(session, table.location()).optimize().executeCompaction();
    assertThat(table.commitsSince(last.version()))
        .singleElement()
        .satisfies(commit -> assertThat(commit.note()).isEmpty());
    assertThat(table.lastCommit()).contains(last);
  }

  private static final CountDownLatch SLOW_ONE_READS = new CountDownLatch(1);
  private static final CountDownLatch OTHER_HAS_WRITTEN = new CountDownLatch(1);

  @Test
  @Order(12)
  void ofTwoFirstWritersTheSlowerIsToldToRunAgainAndAddsNothing() throws InterruptedException {
    Catalogue catalogue =
        new Catalogue(
            Map.of(), Map.of("thing", THING), Map.of(), Map.of(), Map.of(), Framework.NONE);
    String root = folder.resolve("raced").toString();
    LakeTable raced = new Lake(session, Storage.of(session), catalogue, root).table("thing");
    FilterFunction<Row> slowly =
        row -> {
          SLOW_ONE_READS.countDown();
          return OTHER_HAS_WRITTEN.await(1, TimeUnit.MINUTES);
        };
    Dataset<Row> late = rows(row("2025-05", "late", 1)).filter(slowly);
    CompletableFuture<Commit> slow =
        CompletableFuture.supplyAsync(() -> raced.replace(late, MAY, NOTE));
    assertThat(SLOW_ONE_READS.await(1, TimeUnit.MINUTES)).isTrue();
    raced.replace(rows(row("2025-05", "early", 1)), MAY, NOTE);
    OTHER_HAS_WRITTEN.countDown();
    assertThat(slow)
        .failsWithin(Duration.ofMinutes(1))
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(Failure.Transient.class)
        .withMessageContaining("Run again");
    assertThat(content(raced.read())).containsExactly("2025-05-01 early 1");
  }
}
