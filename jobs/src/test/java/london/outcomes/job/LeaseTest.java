package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import london.outcomes.catalogue.Failure;
import london.outcomes.job.Lease.Pace;
import london.outcomes.run.Progress;
import london.outcomes.table.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run at a time writes to a lake, whatever becomes of the others. */
class LeaseTest {

  private static final Pace QUICK = new Pace(Duration.ofMillis(50), Duration.ofSeconds(4));
  private static final Duration NOT = Duration.ZERO;
  private static final String ELSEWHERE = "another-machine";

  @TempDir Path lake;

  private LeaseFiles files;

  @BeforeEach
  void openFiles() {
    files = new LeaseFiles(Storage.of(Map.of()), lake.toString());
  }

  private Lease take(Duration wait, Progress progress) {
    return Lease.take(files, Holder.own("mine", "run", Instant.EPOCH), wait, QUICK, progress);
  }

  private Lease take(Duration wait) {
    return take(wait, what -> {});
  }

  /** A run of another process, as its file says. */
  private void holds(String machine, long process, long startedAt) {
    assertThat(
            files.create(
                files.newest() + 1,
                new Holder(
                    "theirs", "replay", "2026-05-01", machine, process, startedAt, 0, false)))
        .isTrue();
  }

  @Test
  void secondRunIsToldWhoIsWritingAndStops() {
    try (Lease first = take(NOT)) {
      assertThatThrownBy(() -> take(NOT))
          .isInstanceOf(Failure.Transient.class)
          .hasMessageContaining("The run mine (run, process " + ProcessHandle.current().pid())
          .hasMessageContaining("--wait");
      first.require();
    }
    assertThatCode(() -> take(NOT).close()).doesNotThrowAnyException();
  }

  @Test
  void whoWaitsComesNext() throws Exception {
    List<String> said = new ArrayList<>();
    CompletableFuture<Lease> next;
    try (Lease first = take(NOT)) {
      next = CompletableFuture.supplyAsync(() -> take(Duration.ofMinutes(1), said::add));
      Thread.sleep(QUICK.patience().toMillis() + 200);
      assertThat(next).as("a holder that shows itself is not taken for dead").isNotDone();
      first.require();
    }
    next.join().close();
    assertThat(said).singleElement().asString().startsWith("wait for the run mine (run, process ");
  }

  @Test
  void nobodyWaitsForAProcessOfThisMachineThatHasEnded() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    holds(machine(), dead.pid(), 0);
    Pace slow = new Pace(QUICK.beat(), Duration.ofMinutes(1));
    long before = System.nanoTime();
    Lease.take(files, Holder.own("mine", "run", Instant.EPOCH), NOT, slow, what -> {}).close();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(slow.patience());
  }

  @Test
  void numberOfAProcessThatIsUsedAgainIsNotThatProcess() {
    holds(machine(), ProcessHandle.current().parent().orElseThrow().pid(), 1);
    assertThatCode(() -> take(NOT).close()).doesNotThrowAnyException();
  }

  @Test
  void processOfThisMachineThatLivesIsNotWaitedForUnasked() throws IOException {
    Process alive = new ProcessBuilder("sleep", "60").start();
    try {
      long start = alive.info().startInstant().orElseThrow().toEpochMilli();
      holds(machine(), alive.pid(), start);
      assertThatThrownBy(() -> take(NOT)).hasMessageContaining("theirs (replay, process");
    } finally {
      alive.destroyForcibly();
    }
  }

  @Test
  void silentRunOfAnotherMachineIsTakenForDead() {
    holds(ELSEWHERE, 1, 1);
    long before = System.nanoTime();
    take(NOT).close();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(QUICK.patience());
  }

  @Test
  void whoHasBeenTakenForDeadWritesNoMore() throws Exception {
    Lease first = take(NOT);
    holds(ELSEWHERE, 1, 1);
    assertThat(end(first))
        .isInstanceOf(Failure.Transient.class)
        .hasMessageContaining("taken for dead");
    first.close();
    assertThat(Holder.parse(files.text(files.newest())).orElseThrow().hasEnded())
        .as("the lease of the other")
        .isFalse();
  }

  /** What a run is told when it may write no more; a beat may be late on a busy machine. */
  private static Throwable end(Lease lease) throws InterruptedException {
    Throwable told = null;
    for (int beat = 0; beat < 200 && told == null; beat++) {
      Thread.sleep(QUICK.beat().toMillis());
      told = catchThrowable(lease::require);
    }
    return told;
  }

  @Test
  void whoCannotShowThatHeLivesStopsBeforeOthersTakeOver() throws Exception {
    Lease mute =
        Lease.take(
            files,
            Holder.own("mute", "run", Instant.EPOCH),
            NOT,
            new Pace(Duration.ofMinutes(1), QUICK.patience()),
            what -> {});
    mute.require();
    Thread.sleep(QUICK.patience().toMillis() / 2 + 50);
    assertThatThrownBy(mute::require).hasMessageContaining("could not show");
    mute.close();
  }

  @Test
  void ofManyAtOnceOneWritesAtATime() {
    AtomicInteger writing = new AtomicInteger();
    List<CompletableFuture<Integer>> all =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> writesAlone(writing)))
            .toList();
    assertThat(all).allSatisfy(f -> assertThat(f.join()).isEqualTo(1));
    assertThat(files.newest()).isEqualTo(8);
    files.tidy();
    assertThat(lake.resolve("ops/lease").toFile().list()).containsExactly("000000000008.json");
  }

  private int writesAlone(AtomicInteger writing) {
    try (Lease lease = take(Duration.ofMinutes(1))) {
      int together = writing.incrementAndGet();
      Thread.sleep(20);
      lease.require();
      writing.decrementAndGet();
      return together;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String machine() {
    return Holder.own("", "", Instant.EPOCH).machine();
  }
}
