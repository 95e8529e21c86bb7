package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import london.outcomes.job.RunJob.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that end before one of their writes, and are run again until they come to their end, leave
 * what an undisturbed run leaves: nothing lost, nothing doubled. {@code -Dkills=100} ends as many,
 * in as many lakes as that takes. {@code deploy/faults/kills} does the same to processes, at any
 * moment.
 */
final class KilledRunTest {

  private static final int KILLS = Integer.getInteger("kills", 4);

  /** More writes than a run has. */
  private static final int ALL = 1_000_000;

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @TempDir static Path folder;

  private final Random random = new Random(20261126);
  private int kills;
  private int lakes;

  @Test
  void everyTableHasTheRowsOfUndisturbedRuns() throws IOException {
    MonthByMonth months = new MonthByMonth(folder);
    Workbench whole = months.lake("whole");
    int[] writes = new int[MonthByMonth.MONTHS];
    for (int month = 0; month < writes.length; month++) {
      months.deliver(whole, month);
      writes[month] = ALL - attempt(whole, ALL).left().get();
      assertThat(writes[month]).isPositive();
    }
    Map<String, List<String>> expected = TableRows.of(whole);
    while (kills < KILLS) {
      Workbench killed = months.lake("killed-" + ++lakes);
      for (int month = 0; month < writes.length; month++) {
        months.deliver(killed, month);
        while (attempt(killed, kills < KILLS ? random.nextInt(writes[month]) : ALL).isKilled()) {
          kills++;
        }
      }
      MonthByMonth.requireSame(expected, killed);
      System.out.printf("%d kills in %d lakes, none of which differs%n", kills, lakes);
    }
  }

  private record Attempt(AtomicInteger left, boolean isKilled) {}

  /** A run that may write so many times; all of its threads end at the next one. */
  private static Attempt attempt(Workbench bench, int writes) {
    AtomicInteger left = new AtomicInteger(writes);
    Runnable guard =
        () -> {
          if (left.getAndDecrement() <= 0) {
            throw new Killed();
          }
        };
    try {
      bench.job("demo", guard).run("run", EnumSet.allOf(Phase.class), Optional.empty());
      return new Attempt(left, false);
    } catch (Killed e) {
      return new Attempt(left, true);
    }
  }
}
