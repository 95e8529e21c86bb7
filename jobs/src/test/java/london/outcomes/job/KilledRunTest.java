package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import london.outcomes.SharedSession;
import london.outcomes.job.RunJob.Phase;
import london.outcomes.synth.Plan;
import london.outcomes.synth.Synthesis;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that end before one of their writes, and are run again until they come to their end, leave
 * what an undisturbed run leaves: nothing lost, nothing doubled. {@code deploy/faults/kills} does
 * the same to processes, at any moment.
 */
final class KilledRunTest {

  private static final YearMonth LAST = YearMonth.of(2025, 6);
  private static final int ROUNDS = 2;

  /** After so many kills runs are left alone. */
  private static final int MOST = 4;

  /** More writes than a run has. */
  private static final int ALL = 1_000_000;

  private static final String[] MEASURES = {"neighbourhood-crime", "stop-search-rate-ratio"};

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @TempDir static Path folder;

  private static Workbench whole;
  private static Workbench killed;
  private static int kills;

  @BeforeAll
  static void run() throws IOException {
    Path staged = folder.resolve("staged");
    Path reference = SharedSession.project().resolve("conf/reference");
    Synthesis.write(new Plan(LAST.minusMonths(ROUNDS - 1), LAST, 0.03, 23), reference, staged);
    whole = Workbench.of(folder.resolve("whole"), MEASURES);
    killed = Workbench.of(folder.resolve("killed"), MEASURES);
    Random random = new Random(20261126);
    for (int round = 0; round < ROUNDS; round++) {
      deliver(staged, LAST.minusMonths(ROUNDS - 1 - round), whole.landing);
      deliver(staged, LAST.minusMonths(ROUNDS - 1 - round), killed.landing);
      int writes = ALL - attempt(whole, ALL).left().get();
      assertThat(writes).isPositive();
      while (attempt(killed, kills < MOST ? random.nextInt(writes) : ALL).isKilled()) {
        kills++;
      }
    }
  }

  /** Everything up to a month; the manifest says of all files that they are synthetic. */
  private static void deliver(Path from, YearMonth upTo, Path landing) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = landing.resolve(from.relativize(file).toString());
        boolean isLater =
            file.getFileName().toString().matches("[0-9]{4}-[0-9]{2}-.*")
                && file.getFileName().toString().compareTo(upTo + "-z") > 0;
        if (!isLater && !Files.exists(target)) {
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
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

  @Test
  void runsWereKilled() {
    assertThat(kills).isGreaterThan(1);
  }

  @Test
  void everyTableHasTheRowsOfAnUndisturbedRun() {
    Map<String, List<String>> expected = TableRows.of(whole);
    Map<String, List<String>> actual = TableRows.of(killed);
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    assertThat(expected.get("offence")).isNotEmpty();
    expected.forEach((table, rows) -> assertThat(actual.get(table)).as(table).isEqualTo(rows));
  }
}
