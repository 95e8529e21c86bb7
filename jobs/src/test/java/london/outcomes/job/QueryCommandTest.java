package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import london.outcomes.job.Workbench.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions that people type, with what they get wrong in them. */
final class QueryCommandTest {

  @TempDir static Path folder;

  private static Workbench bench;

  @BeforeAll
  static void open() {
    bench = new Workbench(folder);
  }

  @Test
  void aTableIsKnownInCapitalsToo() {
    assertThat(bench.succeed("query", "SELECT COUNT(*) AS N FROM FACT_MEASURE").out())
        .contains("N", "0");
  }

  @Test
  void aValueThatCannotBeComputedIsAMistakeOfTheQuery() {
    Result result = bench.run("query", "select 1 / count(*) from fact_measure");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("The query has no value for some row (DIVIDE_BY_ZERO). Use try_divide")
        .doesNotContain("contract", "\tat ");
  }

  @Test
  void whatIsNoTableIsToldWithThoseThatAre() {
    Result result = bench.run("query", "select nonsense from fact_measure");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("nonsense", "Tables: ");
  }
}
