package london.outcomes.job;

import java.time.Clock;
import java.util.concurrent.Callable;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.catalogue.Failure;
import london.outcomes.config.ConfigFolder;
import london.outcomes.run.Maintained;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outcomes maintain}: retention of raw files, and room on the disk. */
@Command(
    name = "maintain",
    mixinStandardHelpOptions = true,
    description = {
      "Delete raw files whose contract's retention has ended, or that an interrupted run has left, put",
      "small files of tables together, and remove files that only old versions of tables need. Safe",
      "to repeat."
    })
final class MaintainCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin WritingOptions options;

  @Option(
      names = "--keep-days",
      paramLabel = "DAYS",
      defaultValue = "7",
      description =
          "For how many days old versions of tables stay readable (default: ${DEFAULT-VALUE}; at"
              + " least 1, so that nobody loses what they are reading).")
  int days;

  @Option(names = "--dry-run", description = "Say what would be deleted, and change nothing.")
  boolean isDryRun;

  private final Clock clock;

  MaintainCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (days < 1) {
      throw new Failure.Usage("--keep-days " + days + ": at least 1 is needed.");
    }
    ConfigFolder config = options.config();
    Catalogue catalogue = config.load();
    Environment environment = options.environment(config);
    RunContext run = options.run(clock);
    return isDryRun
        ? show(maintenance(options.open(spec.name(), catalogue, environment), run).look())
        : options.alone(
            spec,
            run,
            catalogue,
            environment,
            place -> show(maintenance(place, run).maintain(days)));
  }

  private Maintenance maintenance(Workplace place, RunContext run) {
    return new Maintenance(place, run, new Steps(CommonOptions.progress(spec)));
  }

  private int show(Maintained maintained) {
    String text = isDryRun ? maintained.toForecast() : maintained.toText();
    spec.commandLine().getOut().println(options.json ? maintained.toJson() : text);
    return ExitCode.DONE.code();
  }
}
