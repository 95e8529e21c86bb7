package london.outcomes.table;

import static london.outcomes.table.LakeTableTest.MAY;
import static london.outcomes.table.LakeTableTest.NOTE;
import static london.outcomes.table.LakeTableTest.THING;
import static london.outcomes.table.LakeTableTest.content;
import static london.outcomes.table.LakeTableTest.row;
import static london.outcomes.table.LakeTableTest.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.Framework;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** What a commit replaces and what it leaves, and which files a query opens. */
class TableCommitTest {

  @TempDir static Path folder;

  private static LakeTable other(String folderName) {
    Catalogue catalogue =
        new Catalogue(
            Map.of(), Map.of("thing", THING), Map.of(), Map.of(), Map.of(), Framework.NONE);
    String root = folder.resolve(folderName).toString();
    return new Lake(SharedSession.get(), Storage.of(SharedSession.get()), catalogue, root)
        .table("thing");
  }

  @Test
  void rowsOfOneIdentityAreAddedOnceAndOthersUnderItAreRefused() {
    LakeTable added = other("added");
    Dataset<Row> rows = rows(row("2025-05", "a", 1), row("2025-06", "b", 2));
    Commit first = added.append(rows, NOTE, new Identity("things", 1));
    assertThat(added.append(rows, NOTE, new Identity("things", 1))).isEqualTo(first);
    added.append(rows(row("2025-07", "c", 3)), NOTE, new Identity("things", 2));
    assertThatThrownBy(
            () -> added.append(rows(row("2025-07", "c", 4)), NOTE, new Identity("things", 2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("thing", "version 1", "number 2 of things");
    added.append(rows(row("2025-07", "d", 4)), NOTE, new Identity("other things", 2));
    assertThat(content(added.read()))
        .containsExactly("2025-05-01 a 1", "2025-06-01 b 2", "2025-07-01 c 3", "2025-07-01 d 4");
    assertThat(added.version()).hasValue(2);
  }

  @Test
  void aPredicateOnMoreThanThePartitionLeavesTheOtherRowsOfItsFiles() {
    LakeTable mixed = other("mixed");
    mixed.replaceAll(
        rows(
            row("2025-05", "a", 1),
            row("2025-05", "b", 2),
            row("2025-05", "c", 3),
            row("2025-06", "a", 4)),
        NOTE);
    Commit commit =
        mixed.replace(
            rows(row("2025-05", "a", 9)), MAY + " AND nullif(id, 'c') IN ('a', 'b')", NOTE);
    assertThat(commit.rows()).isEqualTo(1);
    assertThat(content(mixed.read()))
        .containsExactly("2025-05-01 a 9", "2025-05-01 c 3", "2025-06-01 a 4");
    assertThat(mixed.read().inputFiles()).hasSize(3);
    mixed.replace(rows().where("false"), "NOT (id = 'c' AND month < DATE'2025-06-01')", NOTE);
    assertThat(content(mixed.read())).containsExactly("2025-05-01 c 3");
  }

  @Test
  void largeFilesAreLookedIntoBeforeTheyAreWrittenAgain() {
    LakeTable large = other("large");
    large.replaceAll(rows(row("2025-05", "a", 1), row("2025-06", "b", 2)), NOTE);
    large.append(rows(row("2025-05", "c", 3)), NOTE, new Identity("things", 1));
    VersionFiles files = VersionFiles.newest(SharedSession.get(), large.location());
    assertThat(files.select("id = 'c'").files().files()).hasSize(3);
    assertThat(content(files.looked("id = 'c'").rows())).containsExactly("2025-05-01 c 3");
    assertThat(files.looked("id = 'z'").files()).isEmpty();
  }

  @Test
  void aQueryOpensOnlyTheFilesOfItsPartitions() {
    LakeTable months = other("months");
    months.replaceAll(
        rows(row("2025-05", "a", 1), row("2025-06", "b", 2), row("2025-07", "c", 3)), NOTE);
    Map<String, Long> files =
        Map.of(
            "month = DATE'2025-06-01'", 1L,
            "MONTH >= '2025-06-01'", 2L,
            "month IN (DATE'2025-05-01', DATE'2025-07-01') AND id <> 'z'", 2L,
            "month = DATE'2025-05-01' OR id = 'c'", 3L,
            "month IS NULL", 0L);
    files.forEach((predicate, count) -> assertThat(opened(months, predicate)).isEqualTo(count));
    assertThat(content(months.read().where("month = DATE'2025-05-01' OR id = 'c'")))
        .containsExactly("2025-05-01 a 1", "2025-07-01 c 3");
  }

  /** Spark's own count of the files that a query has opened. */
  private static long opened(LakeTable table, String predicate) {
    Dataset<Row> rows = table.read().where(predicate);
    rows.collectAsList();
    return CollectionConverters.asJava(rows.queryExecution().executedPlan().collectLeaves())
        .stream()
        .filter(leaf -> leaf.metrics().contains("numFiles"))
        .mapToLong(leaf -> leaf.metrics().apply("numFiles").value())
        .sum();
  }

  @Test
  void aTableWhoseWriterDiedBeforeTheChecksumIsReadAndWrittenAsEver() throws IOException {
    LakeTable whole = other("whole");
    whole.replaceAll(rows(row("2025-05", "a", 1), row("2025-06", "b", 2)), NOTE);
    whole.replace(rows(row("2025-05", "a", 3)), MAY, NOTE);
    Path copy = folder.resolve("died");
    try (Stream<Path> files = Files.walk(folder.resolve("whole"))) {
      for (Path file : files.filter(f -> !f.toString().endsWith(".crc")).toList()) {
        Path target = copy.resolve(folder.resolve("whole").relativize(file));
        Files.copy(file, target);
      }
    }
    LakeTable died = other("died");
    assertThat(content(died.read())).containsExactly("2025-05-01 a 3", "2025-06-01 b 2");
    died.replace(rows(row("2025-05", "a", 5)), MAY, NOTE);
    assertThat(content(died.read())).containsExactly("2025-05-01 a 5", "2025-06-01 b 2");
    assertThat(content(died.readAt(0))).containsExactly("2025-05-01 a 1", "2025-06-01 b 2");
  }

  @Test
  void twoWritersOfOneMonthConflictAndTwoOfDifferentMonthsDoNot() throws InterruptedException {
    LakeTable raced = other("raced-later");
    raced.replaceAll(rows(row("2025-05", "a", 1), row("2025-06", "b", 2)), NOTE);
    assertThat(beside(raced, MAY, "2025-05")).isNull();
    assertThat(content(raced.read())).containsExactly("2025-05-01 late 1", "2025-06-01 early 1");
    assertThat(beside(raced, "month IN (DATE'2025-06-01')", "2025-06"))
        .isInstanceOf(Failure.Transient.class)
        .hasMessageContaining("Run again");
    assertThat(content(raced.read())).containsExactly("2025-05-01 late 1", "2025-06-01 early 1");
  }

  /** Another writer replaces June while one replaces a month; what becomes of the one. */
  private static Throwable beside(LakeTable table, String scope, String month)
      throws InterruptedException {
    Gate gate = new Gate();
    Dataset<Row> late = rows(row(month, "late", 1)).filter(gate);
    CompletableFuture<Throwable> slow =
        CompletableFuture.supplyAsync(() -> catchThrowable(() -> table.replace(late, scope, NOTE)));
    assertThat(Gate.REACHED.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
    table.replace(rows(row("2025-06", "early", 1)), "month IN (DATE'2025-06-01')", NOTE);
    Gate.OPEN.release();
    return slow.join();
  }

  /** Holds a writer's task until it may go on. */
  private static final class Gate implements FilterFunction<Row> {
    private static final Semaphore REACHED = new Semaphore(0);
    private static final Semaphore OPEN = new Semaphore(0);

    @Override
    public boolean call(Row row) throws InterruptedException {
      REACHED.release();
      return OPEN.tryAcquire(1, TimeUnit.MINUTES);
    }
  }
}
