package london.outcomes.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import london.outcomes.SharedSession;
import london.outcomes.config.ConfigFolder;
import london.outcomes.table.CommitNote;
import london.outcomes.table.Lake;
import london.outcomes.table.Storage;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

  private static final CommitNote NOTE =
      new CommitNote("run-1", "ingest", Map.of(), List.of(), Map.of());

  private final SparkSession session = SharedSession.get();

  @TempDir Path folder;

  private Lake lake() {
    var catalogue = new ConfigFolder(SharedSession.project().resolve("conf")).load();
    return new Lake(session, Storage.of(session), catalogue, folder.resolve("lake").toString());
  }

  private static Ledger.Page page(
      List<DeliveryRecord> deliveries, List<Finding> found, List<Finding> ofSources) {
    return new Ledger.Page(deliveries, found, ofSources, List.of());
  }

  @Test
  void entriesAreKeptAsTheyAreAndEnteringOneAgainReplacesIt() {
    Ledger ledger = new Ledger(lake());
    assertThat(ledger.deliveries()).isEmpty();
    assertThat(ledger.findings(List.of("d1"))).isEmpty();

    DeliveryRecord second = Entries.delivery("d2", "b.csv", DeliveryRecord.ACCEPTED, 2);
    DeliveryRecord first = Entries.delivery("d1", "it's \\ odd.csv", DeliveryRecord.REJECTED, 1);
    Finding rule = Entries.finding("d1", "DATE_FORMAT", Finding.QUARANTINE, 7);
    Finding other = Entries.finding("d2", "GAP", Finding.WARN, 0);
    Finding late = Entries.finding(Finding.NO_DELIVERY, "SLA_MISSED", Finding.WARN, 0);
    ledger.enter(page(List.of(second, first), List.of(rule, other), List.of(late)), NOTE);
    assertThat(ledger.deliveries()).containsExactly(first, second);
    assertThat(ledger.findings(List.of("d1", "d9"))).containsExactly(rule);
    assertThat(ledger.findings(List.of(Finding.NO_DELIVERY))).containsExactly(late);

    // The file comes again and is good now; another path has the content of the second.
    DeliveryRecord mended = Entries.delivery("d1", "it's \\ odd.csv", DeliveryRecord.ACCEPTED, 3);
    DeliveryRecord copy = Entries.delivery("d2", "copy.csv", DeliveryRecord.DUPLICATE, 4);
    Finding stale = Entries.finding("d2", "STALE_COPY", Finding.WARN, 0);
    ledger.enter(page(List.of(mended, copy), List.of(stale), List.of()), NOTE);
    ledger.enter(page(List.of(mended, copy), List.of(stale), List.of()), NOTE);
    assertThat(ledger.deliveries()).containsExactly(second, mended, copy);
    assertThat(ledger.findings(List.of("", "d1", "d2"))).containsExactlyInAnyOrder(other, stale);
  }

  @Test
  void runsUnderAMarkAreInterruptedUntilOneOfThemHasEnded() {
    Lake lake = lake();
    Ledger ledger = new Ledger(lake);
    Map<String, String> mark = Map.of("backfill", "2025-01 to 2025-03");
    List<String> both = List.of("run-1", "run-2");
    assertThat(ledger.interrupted(both, mark)).isEmpty();
    ledger.enter(
        page(List.of(Entries.delivery("d1", "a", "accepted", 1)), List.of(), List.of()), NOTE);
    ledger.enter(
        page(List.of(Entries.delivery("d2", "b", "accepted", 2)), List.of(), List.of()),
        note(mark));
    assertThat(ledger.interrupted(both, mark)).containsExactly("run-2");
    assertThat(ledger.interrupted(both, Map.of("backfill", "2025-01 to 2025-04"))).isEmpty();
    Instant at = Entries.NOON;
    new RunLog(lake)
        .enter(new RunLog.Entry("run-2", "backfill", at, at, "done", 0, "", "{}"), List.of());
    assertThat(ledger.interrupted(both, mark)).isEmpty();
  }

  private static CommitNote note(Map<String, String> mark) {
    return new CommitNote("run-2", "ingest", Map.of(), List.of(), mark);
  }

  @Test
  void sumsComparedAgainReplaceThoseOfTheSameDeliveryOrMonth() {
    Ledger ledger = new Ledger(lake());
    DeliveryRecord delivery = Entries.delivery("d1", "a.csv", DeliveryRecord.ACCEPTED, 1);
    Reconciled within = Entries.compared("d1", "2026-03", 5, 5);
    Reconciled march = Entries.compared("", "2026-03", 5, 6);
    Reconciled april = Entries.compared("", "2026-04", 5, 6);
    enter(ledger, delivery, within, march, april);
    Reconciled mended = Entries.compared("", "2026-03", 6, 6);
    enter(ledger, delivery, mended);

    assertThat(ledger.reconciled()).containsExactlyInAnyOrder(within, april, mended);
  }

  private static void enter(Ledger ledger, DeliveryRecord delivery, Reconciled... compared) {
    ledger.enter(new Ledger.Page(List.of(delivery), List.of(), List.of(), List.of(compared)), NOTE);
  }

  @Test
  void aRunIsEnteredWithItsSteps() {
    Lake lake = lake();
    Step step = new Step("tally", "cells", 4, Map.of("offence", 2L, "incident", 3L), 1234, 1.5);
    RunLog.Entry entry =
        new RunLog.Entry(
            "run-1",
            "run",
            Entries.NOON,
            Entries.NOON.plusSeconds(30),
            RunSummary.DONE,
            0,
            "f00",
            "{}");
    new RunLog(lake).enter(entry, List.of(step));
    List<Row> runs = lake.table("run").read().collectAsList();
    assertThat(runs).hasSize(1);
    assertThat(runs.get(0).<Timestamp>getAs("finished_at").toInstant())
        .isEqualTo(Entries.NOON.plusSeconds(30));
    List<Row> steps = lake.table("step").read().collectAsList();
    assertThat(steps).hasSize(1);
    Row only = steps.get(0);
    assertThat(only.<String, Long>getJavaMap(only.fieldIndex("tables_read")))
        .isEqualTo(Map.of("offence", 2L, "incident", 3L));
    assertThat(only.<Long>getAs("row_count")).isEqualTo(1234);
  }
}
