package london.outcomes.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import london.outcomes.catalogue.Failure;
import london.outcomes.run.Progress;

/**
 * The right to write to a lake, which one run has at a time. Its holder shows again and again that
 * it lives; who has not been seen to for long is taken for dead, and the next run takes over. No
 * clocks are compared: a waiting run measures how long what it sees stays the same, a holder how
 * long ago it has last been able to show itself, and gives up well before others do.
 */
final class Lease implements AutoCloseable {

  /**
   * How a lease is kept.
   *
   * @param beat time between two signs of life
   * @param patience how long nothing has to be seen of a holder for others to take over
   */
  record Pace(Duration beat, Duration patience) {
    /** A store that answers at last, after its timeouts and retries, still does so in time. */
    static final Pace USUAL = new Pace(Duration.ofSeconds(10), Duration.ofSeconds(120));
  }

  private final LeaseFiles files;
  private final long number;
  private final Pace pace;
  private final ScheduledExecutorService beats;
  private Holder holder;
  private volatile long seenAt;
  private volatile boolean isLost;

  private Lease(LeaseFiles files, long number, Holder holder, Pace pace, long seenAt) {
    this.files = files;
    this.number = number;
    this.holder = holder;
    this.pace = pace;
    this.seenAt = seenAt;
    this.beats =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "lease");
              thread.setDaemon(true);
              return thread;
            });
    long every = pace.beat().toMillis();
    beats.scheduleWithFixedDelay(this::beat, every, every, TimeUnit.MILLISECONDS);
  }

  /**
   * Takes the lease of a lake, at once or when its holder has ended.
   *
   * @param wait how long to wait for a holder that lives; whether it does may take longer to see
   * @throws Failure.Transient when another run has it
   */
  static Lease take(LeaseFiles files, Holder own, Duration wait, Progress progress) {
    return take(files, own, wait, Pace.USUAL, progress);
  }

  static Lease take(LeaseFiles files, Holder own, Duration wait, Pace pace, Progress progress) {
    Watch watch = new Watch();
    while (true) {
      long seenAt = System.nanoTime();
      long newest = files.newest();
      String text = newest == 0 ? "" : files.text(newest);
      Optional<Holder> other = Holder.parse(text);
      watch.see(newest + text, pace.beat());
      boolean isFree =
          newest == 0
              || other.filter(h -> h.hasEnded() || !h.isAlive().orElse(true)).isPresent()
              || watch.hasSeenNothingFor(pace.patience());
      if (isFree) {
        if (files.create(newest + 1, own)) {
          return new Lease(files, newest + 1, own, pace, seenAt);
        }
        continue;
      }
      String who = other.map(Holder::inWords).orElse("a run that has just begun");
      boolean isAlive = watch.hasSeenLife() || other.flatMap(Holder::isAlive).isPresent();
      if (isAlive && watch.hasTaken(wait)) {
        throw new Failure.Transient(
            "The run %s is writing to this lake, and two never write at once. Run again when it has ended, or let this one wait with --wait MINUTES."
                .formatted(who),
            null);
      }
      watch.firstTime(() -> progress.step("wait for the run " + who));
      pause(pace.beat().dividedBy(10));
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure.Transient("Interrupted while waiting for another run.", e);
    }
  }

  private void beat() {
    long now = System.nanoTime();
    try {
      if (files.newest() > number) {
        isLost = true;
        beats.shutdown();
        return;
      }
      holder = holder.beaten();
      files.replace(number, holder);
      seenAt = now;
    } catch (RuntimeException e) {
      // The store does not answer: the next beat tries again, and require() knows for how long.
    }
  }

  /**
   * Before each write: whether this run still has the lease.
   *
   * @throws Failure.Transient when it may have been taken for dead
   */
  void require() {
    boolean isUnseen = System.nanoTime() - seenAt > pace.patience().toNanos() / 2;
    if (isLost || isUnseen) {
      throw new Failure.Transient(
          "This run has been taken for dead, or may soon be: for %d s it could not show in %s that it lives. It stops before it writes what another run may be writing. Run again."
              .formatted((System.nanoTime() - seenAt) / 1_000_000_000, "ops/lease"),
          null);
    }
  }

  /** Gives the lease back. */
  @Override
  public void close() {
    beats.shutdown();
    try {
      beats.awaitTermination(pace.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!isLost) {
      files.replace(number, holder.ended());
    }
  }

  /** What one waiting run has seen of the others. */
  private static final class Watch {

    private final long since = System.nanoTime();
    private String seen;
    private long lookedAt = since;
    private Duration unchanged = Duration.ZERO;
    private int changes = -1;
    private boolean isTold;

    /**
     * A machine that slept stopped both runs: of the time since the last look no more than a beat
     * counts against the other.
     */
    void see(String now, Duration beat) {
      Duration passed = Duration.ofNanos(System.nanoTime() - lookedAt);
      lookedAt += passed.toNanos();
      unchanged = unchanged.plus(passed.compareTo(beat) > 0 ? beat : passed);
      if (!now.equals(seen)) {
        seen = now;
        unchanged = Duration.ZERO;
        changes++;
      }
    }

    void firstTime(Runnable say) {
      if (!isTold) {
        isTold = true;
        say.run();
      }
    }

    boolean hasSeenLife() {
      return changes > 0;
    }

    boolean hasSeenNothingFor(Duration time) {
      return unchanged.compareTo(time) > 0;
    }

    boolean hasTaken(Duration time) {
      return System.nanoTime() - since >= time.toNanos();
    }
  }
}
