package london.outcomes.job;

import java.time.Clock;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.catalogue.Failure;
import london.outcomes.config.ConfigFolder;
import london.outcomes.run.Rebuilt;
import london.outcomes.table.Lake;
import london.outcomes.table.Storage;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * {@code outcomes run --rebuild --compare}: whether a lake is what its raw copies make. Nothing is
 * rebuilt in place: what is to be read again there has a range of months, by {@code backfill}.
 */
final class RebuildOptions {

  @Option(
      names = "--rebuild",
      description = {
        "With --compare: build all tables anew from the raw copies in the lake, beside its tables.",
        "The landing folder is not looked at, and no table of the lake is changed."
      })
  boolean isRebuild;

  @Option(
      names = "--compare",
      description = {
        "With --rebuild: compare cells, measures and curated tables row by row, and remove the",
        "rebuild; ends with 65 when anything differs."
      })
  boolean isCompare;

  boolean areGiven() {
    return isRebuild || isCompare;
  }

  /**
   * Refuses what makes no sense.
   *
   * @param areOthersGiven options of a run that takes in what is new
   * @throws Failure.Usage saying what to use
   */
  void require(boolean areOthersGiven) {
    if (!isRebuild) {
      throw new Failure.Usage(
          "--compare needs something to compare with. Use: outcomes run --rebuild --compare");
    }
    if (!isCompare) {
      throw new Failure.Usage(
          "--rebuild alone would write all tables over. To see whether they are what the raw copies make: outcomes run --rebuild --compare. To read deliveries again in place: outcomes backfill --from YYYY-MM --to YYYY-MM");
    }
    if (areOthersGiven) {
      throw new Failure.Usage(
          "--rebuild --compare takes nothing in: leave --dry-run and --allow-restate out.");
    }
  }

  /**
   * Builds anew, compares, prints.
   *
   * @return 65 when anything differs, else 0
   * @throws Failure.InputMissing when nothing has been released, or a raw copy is not there
   */
  int compare(CommandSpec spec, WritingOptions options, Clock clock) {
    ConfigFolder config = options.config();
    Catalogue catalogue = config.load();
    Environment environment = options.environment(config);
    RunContext run = options.run(clock);
    requireReleased(options.storage(environment), catalogue, environment.lake());
    // Nobody writes meanwhile: tables that are compared must be of one state.
    return options.alone(
        spec,
        run,
        catalogue,
        environment,
        place -> {
          Rebuilt rebuilt =
              new Rebuild(place, run, new Steps(CommonOptions.progress(spec))).compare();
          spec.commandLine().getOut().println(options.json ? rebuilt.toJson() : rebuilt.toText());
          return (rebuilt.isSame() ? ExitCode.DONE : ExitCode.DATA_REJECTED).code();
        });
  }

  /** Before anything is written: a mistyped command makes no lake. */
  private static void requireReleased(Storage storage, Catalogue catalogue, String lake) {
    if (!Lake.versions(storage, catalogue, lake).containsKey("fact_measure")) {
      throw new Failure.InputMissing(
          "Nothing has been released in " + lake + ". Run first: outcomes run");
    }
  }
}
