package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two runs that are started at the same time leave what one run leaves: the one that comes second
 * waits and then finds nothing to do, or is told to come again. {@code -Dpairs=50} starts as many.
 */
final class OverlappingRunsTest {

  private static final int PAIRS = Integer.getInteger("pairs", 2);

  /** The common pool of two cores has one thread, which the other run may keep busy. */
  private static final Executor OWN_THREAD = task -> new Thread(task).start();

  @TempDir static Path folder;

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
      System.out.printf("%d pairs of overlapping runs, no lake differs%n", pairs);
    }
  }

  private static void overlap(Workbench bench, String minutes) {
    CompletableFuture<Workbench.Result> other =
        CompletableFuture.supplyAsync(
            () -> bench.run("run", "--env", "demo", "--wait", minutes), OWN_THREAD);
    Workbench.Result own = bench.run("run", "--env", "demo", "--wait", minutes);
    List<Workbench.Result> both = List.of(own, other.join());
    if (minutes.equals("0")) {
      assertThat(both)
          .as("%s%n%s", own.out(), other.join().out())
          .extracting(Workbench.Result::exitCode)
          .containsExactlyInAnyOrder(0, 75);
      assertThat(both).anySatisfy(r -> assertThat(r.err()).contains("is writing"));
    } else {
      assertThat(both).extracting(Workbench.Result::exitCode).containsExactly(0, 0);
      assertThat(both).anySatisfy(r -> assertThat(r.out()).contains("Nothing to do"));
    }
  }
}
