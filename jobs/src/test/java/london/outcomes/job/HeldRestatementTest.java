package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import london.outcomes.job.Workbench.Result;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month that comes again with most of its crimes gone: held back, then allowed. */
final class HeldRestatementTest {

  private static final YearMonth MONTH = YearMonth.of(2024, 1);

  @TempDir static Path folder;

  private static long atFirst;
  private static Result held;
  private static long whileHeld;
  private static Row ledgerRow;
  private static Result allowed;
  private static long afterwards;

  @BeforeAll
  static void restateThenAllow() {
    Workbench bench = new Workbench(folder);
    DeliveredFile whole = DeliveredFile.street(BadLanding.MET, MONTH);
    bench.deliver(whole.name(), whole.text());
    bench.succeed("ingest");
    atFirst = bench.table("offence").count();
    DeliveredFile rest = DeliveredFile.street(BadLanding.MET, MONTH);
    for (int i = 0; i < 6; i++) {
      rest.without(0);
    }
    bench.deliver(rest.name(), rest.text());
    held = bench.run("ingest");
    whileHeld = bench.table("offence").count();
    List<Row> rows = bench.table("delivery").where("verdict = 'rejected'").collectAsList();
    ledgerRow = rows.get(0);
    allowed = bench.run("ingest", "--allow-restate");
    afterwards = bench.table("offence").count();
  }

  @Test
  @DisplayName("D06: a month that loses most of its crimes waits until someone allows it")
  void monthThatLosesMostOfItsCrimesIsHeld() {
    assertThat(held.exitCode()).isEqualTo(65);
    assertThat(held.out()).contains("RESTATED", "--allow-restate");
    assertThat(whileHeld).isEqualTo(atFirst);
    assertThat(ledgerRow.<String>getAs("reason_code")).isEqualTo("RESTATED");
    assertThat(ledgerRow.<String>getAs("message")).contains("more than 50 %", "2024-01");
  }

  @Test
  @DisplayName("D06: allowed, it replaces the month")
  void allowedItReplacesTheMonth() {
    assertThat(allowed.exitCode()).as(allowed.err() + allowed.out()).isZero();
    assertThat(allowed.out())
        .contains("REMOVED_BY_SUPPLIER", "6 records of 2024-01 are not in the");
    assertThat(afterwards).isLessThan(atFirst);
  }
}
