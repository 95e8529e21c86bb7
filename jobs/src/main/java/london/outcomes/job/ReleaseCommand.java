package london.outcomes.job;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.config.ConfigFolder;
import london.outcomes.config.ConfigTexts;
import london.outcomes.job.Releases.Release;
import london.outcomes.job.RunJob.Phase;
import london.outcomes.run.Progress;
import london.outcomes.run.RunSummary;
import london.outcomes.run.Verified;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outcomes release}: measures to the curated tables; under a name, for good. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description =
        "Release changed measures to the curated tables; freeze them under a name; verify what was"
            + " frozen.")
final class ReleaseCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin WritingOptions options;

  @ArgGroup Named named = new Named();

  /** One of the two, or none. */
  static final class Named {
    @Option(
        names = "--name",
        paramLabel = "NAME",
        description =
            "Compute and release what has changed, then freeze all curated tables under this name,"
                + " such as 2024-Q1.")
    String freeze;

    @Option(
        names = "--verify",
        paramLabel = "NAME",
        description =
            "Compute a frozen release again from the table versions that it rests on, and compare"
                + " every value; ends with 65 when any differs.")
    String verify;
  }

  private final Clock clock;

  ReleaseCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (named.verify != null) {
      return verify();
    }
    return named.freeze != null
        ? freeze()
        : RunCommand.execute(spec, options, clock, EnumSet.of(Phase.RELEASE));
  }

  private int freeze() {
    RunContext run = options.run(clock);
    ConfigFolder config = options.config();
    Catalogue catalogue = config.load();
    Environment environment = options.environment(config);
    LakeState state = options.state(config, catalogue, environment);
    // Nobody else's figures come between what is computed and what is frozen.
    return options.alone(spec, run, catalogue, environment, place -> freeze(place, run, state));
  }

  private int freeze(Workplace place, RunContext run, LakeState state) {
    NamedRelease release = new NamedRelease(place, run);
    release.requireFree(named.freeze);
    Progress progress = CommonOptions.progress(spec);
    RunSummary summary =
        new RunJob(place, run, clock, progress, state)
            .run(spec.name(), EnumSet.of(Phase.MEASURE, Phase.RELEASE), Optional.empty());
    int code = RunCommand.show(summary, spec, options);
    Release frozen =
        release.freeze(
            named.freeze,
            ConfigTexts.of(options.confFolder()),
            spec.root().version()[0],
            new Steps(progress));
    spec.commandLine().getOut().println(options.json ? json(frozen) : text(frozen, place));
    return code;
  }

  private static String text(Release release, Workplace place) {
    long rows = release.of(Releases.FROZEN).stream().mapToLong(Releases.Entry::rows).sum();
    return "Frozen as %s: %,d rows of %d curated tables, resting on the versions of %d tables.%nIn %s. Verify with: outcomes release --verify %1$s"
        .formatted(
            release.name(),
            rows,
            release.of(Releases.FROZEN).size(),
            release.inputs().size(),
            place.lake().frozen(release.name()).root());
  }

  private static String json(Release release) {
    return "{\"release\":\"%s\",\"tables\":%d}"
        .formatted(release.name(), release.of(Releases.FROZEN).size());
  }

  private int verify() {
    Workplace place = options.open(spec.name());
    Verified verified =
        new Verification(place, options.run(clock))
            .verify(named.verify, new Steps(CommonOptions.progress(spec)));
    spec.commandLine().getOut().println(options.json ? verified.toJson() : verified.toText());
    return (verified.isSame() ? ExitCode.DONE : ExitCode.DATA_REJECTED).code();
  }
}
