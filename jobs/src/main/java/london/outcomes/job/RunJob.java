package london.outcomes.job;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Finding;
import london.outcomes.run.Ledger;
import london.outcomes.run.Progress;
import london.outcomes.run.RunLog;
import london.outcomes.run.RunSummary;

/** All steps in one session, each of them only for what has changed. */
final class RunJob {

  /** The steps that a command asks for. */
  enum Phase {
    INGEST,
    MEASURE,
    RELEASE
  }

  private final Workplace place;
  private final RunContext run;
  private final Clock clock;
  private final Progress progress;
  private final LakeState state;

  RunJob(Workplace place, RunContext run, Clock clock, Progress progress, LakeState state) {
    this.place = place;
    this.run = run;
    this.clock = clock;
    this.progress = progress;
    this.state = state;
  }

  /**
   * Runs.
   *
   * @param replay deliveries to read again in place of new ones
   */
  RunSummary run(String command, Set<Phase> phases, Optional<Replay> replay) {
    List<DeliveryRecord> known = new Ledger(place.lake()).deliveries();
    IngestReport report = new IngestReport(run.id(), known);
    return telling(
        command,
        report,
        !known.isEmpty(),
        steps -> run(command, phases, replay, steps, known, report));
  }

  private RunSummary run(
      String command,
      Set<Phase> phases,
      Optional<Replay> replay,
      Steps steps,
      List<DeliveryRecord> known,
      IngestReport report) {
    Ledger ledger = new Ledger(place.lake());
    if (phases.contains(Phase.INGEST)) {
      IngestJob ingest = new IngestJob(place, run, steps);
      // Deliveries are read against the lists of conf/ itself, not against their tables.
      Together.run(
          List.of(
              () -> new ReferenceStep(place, run).run(steps),
              () ->
                  replay.ifPresentOrElse(
                      r -> ingest.replay(r, ledger, known, report),
                      () -> ingest.run(ledger, known, report))));
    }
    Skipped skipped = new Skipped();
    if (phases.contains(Phase.INGEST)) {
      skipped.deliveries(known, report, replay);
    }
    Coverage coverage = new Coverage(place.catalogue(), Ledger.merged(known, report.records()));
    Computing computing = new Computing(place, run, steps);
    if (phases.contains(Phase.MEASURE)) {
      skipped.cells(coverage, computing.measure(coverage));
    }
    if (phases.contains(Phase.RELEASE)) {
      computing.freeze();
    }
    boolean isReleased = phases.contains(Phase.RELEASE) && computing.release();
    if (phases.contains(Phase.RELEASE)) {
      new FreshnessStep(place, run, Ledger.merged(known, report.records())).run(steps);
      computing.remember();
    }
    RunSummary summary = summary(command, report, steps, skipped, isReleased);
    return finish(summary, steps, phases, replay.isPresent(), report);
  }

  /** Does what takes nothing in, and follows from the tables as they are. */
  RunSummary follow(String command, Insight insight) {
    IngestReport report = new IngestReport(run.id(), List.of());
    return telling(command, report, false, steps -> follow(command, insight, steps, report));
  }

  private RunSummary follow(String command, Insight insight, Steps steps, IngestReport report) {
    List<String> skipped = insight.answer(steps);
    RunSummary summary =
        summary(
            command,
            steps.done().isEmpty() ? RunSummary.NOTHING : RunSummary.DONE,
            ExitCode.DONE,
            report,
            List.of(),
            steps,
            List.of(),
            skipped,
            List.of());
    return finish(summary, steps, Set.of(), false, report);
  }

  /**
   * Does the work; a fault of it is told before it goes on to whoever asked.
   *
   * @param isBegun whether there was something before: where nothing is and nothing was done,
   *     nothing is left behind either
   */
  private RunSummary telling(
      String command, IngestReport report, boolean isBegun, Function<Steps, RunSummary> work) {
    Steps steps = new Steps(progress);
    try {
      return work.apply(steps);
    } catch (RuntimeException fault) {
      if (isBegun || !steps.done().isEmpty()) {
        tell(fault, failed(command, Faults.codeOf(fault), report, steps));
      }
      throw fault;
    }
  }

  private RunSummary failed(String command, ExitCode code, IngestReport report, Steps steps) {
    return summary(
        command,
        RunSummary.FAILED,
        code,
        report,
        report.findings(),
        steps,
        List.of(),
        List.of(),
        List.of());
  }

  /** Tells catalogues of data what has failed; where that fails too, the first fault counts. */
  private void tell(RuntimeException fault, RunSummary failed) {
    try {
      new LineageFile(place).failed(failed, fault);
    } catch (RuntimeException another) {
      fault.addSuppressed(another);
    }
  }

  private RunSummary summary(
      String command, IngestReport report, Steps steps, Skipped skipped, boolean isReleased) {
    boolean isRejected =
        report.records().stream().anyMatch(r -> r.verdict().equals(DeliveryRecord.REJECTED))
            || report.lateness().isGateClosed();
    boolean isIdle = report.records().isEmpty() && steps.done().isEmpty();
    return summary(
        command,
        isIdle ? RunSummary.NOTHING : RunSummary.DONE,
        isRejected ? ExitCode.DATA_REJECTED : ExitCode.DONE,
        report,
        Stream.concat(report.findings().stream(), report.ofSources().stream()).toList(),
        steps,
        report.unsettled(),
        skipped.lines(),
        isReleased ? new Headlines(place).latest() : List.of());
  }

  private RunSummary summary(
      String command,
      String outcome,
      ExitCode code,
      IngestReport report,
      List<Finding> findings,
      Steps steps,
      List<String> waiting,
      List<String> skipped,
      List<RunSummary.Headline> headlines) {
    return new RunSummary(
        run.id(),
        command,
        place.environment().name(),
        place.lake().root(),
        run.startedAt(),
        clock.instant(),
        outcome,
        code.code(),
        report.records(),
        findings,
        waiting,
        skipped,
        steps.done(),
        headlines,
        "");
  }

  private RunSummary finish(
      RunSummary summary, Steps steps, Set<Phase> phases, boolean isReplay, IngestReport report) {
    if (!summary.outcome().equals(RunSummary.NOTHING)) {
      new RunLog(place.lake())
          .enter(
              new RunLog.Entry(
                  summary.runId(),
                  summary.command(),
                  summary.startedAt(),
                  summary.finishedAt(),
                  summary.outcome(),
                  summary.exitCode(),
                  Digest.measures(place.catalogue()),
                  summary.toJson()),
              steps.done());
      new LineageFile(place).complete(summary);
    }
    // Written last: who finds it knows that everything else has been done.
    // One step alone leaves the next ones to do: only a whole run may spare the next run its work.
    // The landing folder may hold news that a replay has not looked at.
    boolean isWhole =
        !isReplay
            && phases.containsAll(Set.of(Phase.values()))
            && summary.waiting().isEmpty()
            && !report.lateness().isGateClosed();
    RunSummary ended = summary.ending(isWhole ? state.now(report.lateness().freshUntil()) : "");
    place.lake().storage().write(state.summaryLocation(), ended.toJson());
    return ended;
  }
}
