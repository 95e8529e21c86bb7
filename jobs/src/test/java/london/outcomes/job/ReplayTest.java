package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.YearMonth;
import java.util.List;
import london.outcomes.config.CopiedConf;
import london.outcomes.job.Workbench.Result;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of an unknown borough: refused, the list mended, read again. */
final class ReplayTest {

  private static final YearMonth MONTH = YearMonth.of(2024, 1);

  @TempDir static Path folder;

  private static Workbench bench;
  private static String[] conf;
  private static List<Row> refusedAtFirst;
  private static Result without;
  private static Result mended;
  private static Result again;

  @BeforeAll
  static void mendAndReplay() throws IOException {
    bench = new Workbench(folder);
    Path copy = new CopiedConf(folder.resolve("conf")).tolerant().folder();
    conf = new String[] {"--conf", copy.toString()};
    DeliveredFile boroughs = DeliveredFile.boroughs(MONTH).with(0, "BoroughName", "Gotham");
    bench.deliver(boroughs.name(), boroughs.text());
    bench.succeed("ingest", conf);
    refusedAtFirst = bench.table("quarantine").collectAsList();
    without = bench.succeed("replay", "--conf", copy.toString(), "--rule", "ORPHAN");
    Files.writeString(
        copy.resolve("reference/area_alias.csv"), "Gotham,E09000033\n", StandardOpenOption.APPEND);
    Files.delete(bench.landing.resolve(boroughs.name()));
    mended = bench.succeed("replay", "--conf", copy.toString(), "--rule", "UNKNOWN_GEOGRAPHY");
    again = bench.succeed("replay", conf);
  }

  @Test
  void refusedRowsAreTakenInOnceTheListKnowsThem() {
    assertThat(refusedAtFirst).hasSize(1);
    assertThat(bench.table("quarantine").collectAsList()).isEmpty();
    assertThat(bench.table("published_count").where("borough_code = 'E09000033'").count())
        .isEqualTo(1);
    Row delivery = bench.table("delivery").first();
    assertThat(delivery.<Long>getAs("quarantined_count")).isZero();
    assertThat(delivery.<Long>getAs("accepted_count")).isEqualTo(delivery.getAs("row_count"));
  }

  @Test
  void theMeasuresOfTheTouchedMonthsAreReleasedAnew() {
    assertThat(mended.out()).contains("published_count", "fact_measure");
  }

  @Test
  void whatIsNotAskedForIsLeftAlone() {
    assertThat(without.out()).doesNotContain("Delivered", "published_count");
    assertThat(again.out()).doesNotContain("Delivered");
  }
}
