package london.outcomes.job;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.Failure;
import london.outcomes.config.ConfigFolder;
import london.outcomes.job.RunJob.Phase;
import london.outcomes.run.RunSummary;
import london.outcomes.run.SummaryText;
import london.outcomes.table.Storage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outcomes run}: everything, only what changed. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Take in what is new, and compute and release what it touches.")
final class RunCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin WritingOptions options;

  @Mixin RestatementOption restatement;

  @Option(names = "--dry-run", description = "Say which files would be read, and write nothing.")
  boolean isDryRun;

  @Mixin RebuildOptions rebuild;

  private final Clock clock;

  RunCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (rebuild.areGiven()) {
      rebuild.require(isDryRun || restatement.isAllowed);
      return rebuild.compare(spec, options, clock);
    }
    return isDryRun
        ? DryRun.of(spec, options, clock)
        : execute(
            spec,
            options,
            clock,
            restatement.run(options, clock),
            EnumSet.allOf(Phase.class),
            Optional.empty());
  }

  /** Runs the phases and prints the summary. */
  static int execute(CommandSpec spec, WritingOptions options, Clock clock, EnumSet<Phase> phases) {
    return execute(spec, options, clock, options.run(clock), phases, Optional.empty());
  }

  /**
   * Runs the phases and prints the summary.
   *
   * @param replay deliveries to read again in place of new ones
   * @throws Failure.InputMissing when deliveries are asked for and there is no landing folder
   */
  static int execute(
      CommandSpec spec,
      WritingOptions options,
      Clock clock,
      RunContext run,
      EnumSet<Phase> phases,
      Optional<Replay> replay) {
    ConfigFolder config = options.config();
    Catalogue catalogue = config.load();
    Environment environment = options.environment(config);
    LakeState state = options.state(config, catalogue, environment);
    boolean isWhole =
        phases.containsAll(EnumSet.allOf(Phase.class))
            && replay.isEmpty()
            && !run.allowsRestatement();
    if (isWhole && state.isUnchanged(run.today())) {
      return show(
          RunSummary.nothing(
              run.id(),
              spec.name(),
              environment.name(),
              environment.lake(),
              run.startedAt(),
              clock.instant()),
          spec,
          options);
    }
    if (phases.contains(Phase.INGEST) && replay.isEmpty()) {
      requireLanding(options.storage(environment), environment.landing());
    }
    return options.alone(
        spec,
        run,
        catalogue,
        environment,
        place ->
            show(
                new RunJob(place, run, clock, CommonOptions.progress(spec), state)
                    .run(spec.name(), phases, replay),
                spec,
                options));
  }

  /** Before anything is written: a mistyped command makes no lake. */
  private static void requireLanding(Storage storage, String landing) {
    if (!storage.exists(landing)) {
      throw new Failure.InputMissing(
          "No landing folder at %s. Name it with --landing, or make it and copy files in."
              .formatted(landing));
    }
  }

  /** Prints what a run has done; its exit code. */
  static int show(RunSummary summary, CommandSpec spec, CommonOptions options) {
    spec.commandLine().getOut().println(options.json ? summary.toJson() : SummaryText.of(summary));
    return summary.exitCode();
  }
}
