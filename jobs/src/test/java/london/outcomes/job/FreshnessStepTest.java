package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import london.outcomes.run.DeliveryRecord;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers are told of how fresh each source is. */
final class FreshnessStepTest {

  private static final String STREET = "police-uk-street";

  @TempDir Path folder;

  private Workplace place;

  @BeforeEach
  void open() {
    place = new Workbench(folder).place("demo", () -> {});
  }

  private static DeliveryRecord delivery(
      String source, String force, String month, String provenance) {
    return new DeliveryRecord(
        source + force + month,
        source,
        "file.csv",
        1,
        Instant.parse(month + "-20T10:00:00Z"),
        "",
        force,
        "",
        List.of(month),
        true,
        provenance,
        DeliveryRecord.ACCEPTED,
        "",
        "",
        1,
        1,
        1,
        0,
        0,
        "run",
        1);
  }

  private void on(String day, DeliveryRecord... ledger) {
    LocalDate date = LocalDate.parse(day);
    RunContext run =
        new RunContext(
            "run-of-" + day,
            date.atStartOfDay().toInstant(ZoneOffset.UTC),
            YearMonth.from(date),
            false);
    new FreshnessStep(place, run, List.of(ledger)).run(new Steps(what -> {}));
  }

  private List<Row> told(String... columns) {
    return place
        .lake()
        .table("fact_freshness")
        .read()
        .orderBy("source_id", "force_id")
        .selectExpr(columns)
        .collectAsList();
  }

  private long version() {
    return place.lake().table("fact_freshness").version().orElse(-1);
  }

  @Test
  void eachSourceAndForceHasItsNewestMonthAndWhenTheNextOneIsDue() {
    on(
        "2026-07-01",
        delivery(STREET, "metropolitan", "2026-02", "official"),
        delivery(STREET, "metropolitan", "2026-03", "synthetic"),
        delivery(STREET, "city-of-london", "2026-02", "official"),
        delivery("evidence", "", "2026-01", "open"));

    assertThat(
            told(
                "concat_ws('|', source_id, force_id, newest_month, deliveries_count, next_month,"
                    + " due_date, status, provenance, checked_date)"))
        .extracting(row -> row.getString(0))
        .containsExactly(
            "evidence||2026-01-01|1|no-calendar|open|2026-07-01",
            STREET + "|city-of-london|2026-02-01|1|2026-03-01|2026-06-14|late|official|2026-07-01",
            STREET
                + "|metropolitan|2026-03-01|2|2026-04-01|2026-07-14|on-time|synthetic|2026-07-01");
  }

  @Test
  void aDayOnWhichNothingBecomesLateWritesNothing() {
    DeliveryRecord march = delivery(STREET, "metropolitan", "2026-03", "official");
    on("2026-07-13", march);
    on("2026-07-14", march);
    assertThat(version()).isZero();

    on("2026-07-15", march);
    assertThat(version()).isEqualTo(1);
    assertThat(told("status")).extracting(row -> row.getString(0)).containsExactly("late");
  }

  @Test
  void aLedgerWithoutDeliveriesMakesNoTable() {
    on("2026-07-13");
    assertThat(version()).isEqualTo(-1);
  }
}
