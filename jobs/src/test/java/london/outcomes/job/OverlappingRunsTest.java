package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two runs that are started at the same time leave what one run leaves: the one that comes second
 * waits and then finds nothing to do, or is told to come again. {@code -Dpairs=50} starts as many.
 */
final class OverlappingRunsTest {

  private static final int PAIRS = Integer.getInteger("pairs", 2);

  @TempDir static Path folder;

  private int refused;

  @Test
  void everyTableHasTheRowsOfSingleRuns() throws IOException {
    MonthByMonth months = new MonthByMonth(folder);
    Workbench single = months.lake("single");
    for (int month = 0; month < MonthByMonth.MONTHS; month++) {
      months.deliver(single, month);
      single.succeed("run", "--env", "demo");
    }
    Map<String, List<String>> expected = TableRows.of(single);
    for (int pairs = 0; pairs < PAIRS; ) {
      Workbench twice = months.lake("twice-" + pairs);
      for (int month = 0; month < MonthByMonth.MONTHS; month++, pairs++) {
        months.deliver(twice, month);
        overlap(twice, pairs % 4 < 2 ? "5" : "0");
      }
      MonthByMonth.requireSame(expected, twice);
      System.out.printf(
          "%d pairs of overlapping runs, %d told to come again, no lake differs%n", pairs, refused);
    }
  }

  private void overlap(Workbench bench, String minutes) {
    CompletableFuture<Workbench.Result> other =
        CompletableFuture.supplyAsync(() -> bench.run("run", "--env", "demo", "--wait", minutes));
    Workbench.Result own = bench.run("run", "--env", "demo", "--wait", minutes);
    List<Workbench.Result> both = List.of(own, other.join());
    if (both.stream().anyMatch(r -> r.exitCode() == 75)) {
      assertThat(minutes).as("whoever waits is not told to come again").isEqualTo("0");
      assertThat(both).extracting(Workbench.Result::exitCode).containsExactlyInAnyOrder(0, 75);
      assertThat(both).anySatisfy(r -> assertThat(r.err()).contains("is writing"));
      refused++;
    } else {
      // In one process only its beats show that a holder lives: one that ends before its first was
      // waited for, whatever --wait said.
      assertThat(both).extracting(Workbench.Result::exitCode).containsExactly(0, 0);
      assertThat(both).anySatisfy(r -> assertThat(r.out()).contains("Nothing to do"));
    }
  }
}
