package london.outcomes.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import london.outcomes.run.Progress;
import london.outcomes.run.Step;
import london.outcomes.table.Commit;
import london.outcomes.table.CommitNote;

/** Keeps the steps of a run: what was written, from what, and how long it took. */
final class Steps {

  private final List<Step> done = new ArrayList<>();
  private final Progress progress;

  Steps(Progress progress) {
    this.progress = progress;
  }

  /** Says what happens now. */
  synchronized void say(String what) {
    progress.step(what);
  }

  /** Does a write, says so, and keeps it. */
  Commit record(String what, Supplier<Commit> write) {
    say(what);
    long start = System.nanoTime();
    Commit commit = write.get();
    keep(commit, (System.nanoTime() - start) / 1e9);
    return commit;
  }

  private synchronized void keep(Commit commit, double seconds) {
    Map<String, Long> read = commit.note().map(CommitNote::tablesRead).orElse(Map.of());
    String step = commit.note().map(CommitNote::step).orElse("");
    done.add(new Step(step, commit.table(), commit.version(), read, commit.rows(), seconds));
  }

  synchronized List<Step> done() {
    return List.copyOf(done);
  }
}
