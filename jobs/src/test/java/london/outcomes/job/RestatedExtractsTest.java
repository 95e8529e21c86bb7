package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import london.outcomes.job.Workbench.Result;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Extracts that are meant to be delivered twice: a wave reweighted, a month that becomes final. */
final class RestatedExtractsTest {

  private static final String FINAL = "nhs-apc/nhs-apc-2025-26-final.txt";
  private static final SyntheticRows USS = SyntheticRows.of("uss", "uss/uss-2025-Q2.csv", ",");
  private static final SyntheticRows APC =
      SyntheticRows.of("nhs-apc", "nhs-apc/nhs-apc-2025-04.txt", "|");

  @TempDir static Path folder;

  private static Workbench bench;
  private static long respondents;
  private static long admissions;
  private static Result second;

  @BeforeAll
  static void deliverTwice() {
    bench = new Workbench(folder);
    bench.deliver(USS.path(), USS.text());
    bench.deliver(APC.path(), APC.text());
    bench.succeed("ingest");
    respondents = bench.table("survey_response").count();
    admissions = bench.table("admission").count();
    for (int row = 0; row < USS.size(); row++) {
      USS.with(row, "weight", "0.75");
    }
    APC.with(0, "STARTAGE", "24");
    bench.deliver(USS.path(), USS.text());
    bench.deliver(FINAL, APC.text());
    second = bench.run("ingest");
  }

  private static List<Row> findings(String path) {
    Row delivery =
        bench
            .table("delivery")
            .where(col("file_path").equalTo(path))
            .orderBy(col("sequence").desc())
            .first();
    return bench
        .table("finding")
        .where(col("delivery_id").equalTo(delivery.<String>getAs("delivery_id")))
        .where(col("rule_code").equalTo("RESTATED"))
        .collectAsList();
  }

  @Test
  @DisplayName("A09: a wave that comes again with other weights takes the place of the first")
  void waveWithOtherWeightsTakesThePlaceOfTheFirst() {
    assertThat(second.exitCode()).as(second.err() + second.out()).isZero();
    assertThat(findings(USS.path())).isNotEmpty();
    assertThat(bench.table("survey_response").count()).isEqualTo(respondents);
    assertThat(bench.table("survey_response").select("weight").distinct().collectAsList())
        .extracting(row -> row.getDouble(0))
        .containsExactly(0.75);
  }

  @Test
  @DisplayName("H11: the final year takes the place of its provisional months")
  void finalYearTakesThePlaceOfItsMonths() {
    assertThat(findings(FINAL)).isNotEmpty();
    assertThat(bench.table("admission").count()).isEqualTo(admissions);
    assertThat(bench.table("admission").select("delivery_id").distinct().collectAsList())
        .hasSize(1);
    Row first = bench.table("admission").where(col("line_number").equalTo(2)).first();
    assertThat(first.<Long>getAs("age")).isEqualTo(24);
  }
}
