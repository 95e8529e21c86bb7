package london.outcomes.job;

import java.time.Clock;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.config.ConfigFolder;
import london.outcomes.job.RunJob.Phase;
import london.outcomes.table.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code outcomes backfill}: months once more, by the contracts and the program as they are now.
 */
@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    description = {
      "Read the deliveries of a range of months again from their raw copies, by the contracts as",
      "they are now, and compute and release what rests on them. Other months are not touched.",
      "One that was interrupted goes on where it was when it is started with the same arguments."
    })
final class BackfillCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin WritingOptions options;

  @Option(names = "--from", paramLabel = "YYYY-MM", required = true, description = "First month.")
  YearMonth from;

  @Option(names = "--to", paramLabel = "YYYY-MM", required = true, description = "Last month.")
  YearMonth to;

  @Option(names = "--source", paramLabel = "ID", description = "Only deliveries of this contract.")
  String source;

  private final Clock clock;

  BackfillCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Backfill.Range range = new Backfill.Range(from, to);
    ConfigFolder config = options.config();
    Catalogue catalogue = config.load();
    requireSource(catalogue.sources());
    requireLedger(catalogue, options.environment(config));
    Backfill backfill =
        new Backfill(range, Optional.ofNullable(source), catalogue.sources(), config.digest());
    return RunCommand.execute(
        spec,
        options,
        clock,
        // What was accepted once is not held back again.
        options.run(clock).allowingRestatement(),
        EnumSet.allOf(Phase.class),
        Optional.of(backfill));
  }

  private void requireSource(Map<String, SourceContract> contracts) {
    if (source != null && !contracts.containsKey(source)) {
      throw new Failure.Usage(
          "No source '%s'. There are: %s."
              .formatted(source, String.join(", ", contracts.keySet())));
    }
  }

  /** Before anything is written: a mistyped command makes no lake. */
  private void requireLedger(Catalogue catalogue, Environment environment) {
    if (!Lake.versions(options.storage(environment), catalogue, environment.lake())
        .containsKey("delivery")) {
      throw new Failure.InputMissing(
          "Nothing has been delivered to " + environment.lake() + ". Run first: outcomes run");
    }
  }
}
