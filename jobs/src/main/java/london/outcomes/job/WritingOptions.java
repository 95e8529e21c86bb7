package london.outcomes.job;

import java.time.Duration;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.Failure;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options of commands that write to a lake: one of them at a time. */
final class WritingOptions extends CommonOptions {

  @Option(
      names = "--wait",
      paramLabel = "MINUTES",
      defaultValue = "0",
      description =
          "How long to wait while another run writes to the lake (default: ${DEFAULT-VALUE}); then"
              + " exit code 75.")
  int minutes;

  /**
   * @param variables of the process: name to value, or null
   */
  WritingOptions(UnaryOperator<String> variables) {
    super(variables);
  }

  /**
   * Does what only one may do at a time, in a workplace that writes for as long as it may.
   *
   * @throws Failure.Transient when another run is writing and does not end in time
   */
  int alone(
      CommandSpec spec,
      RunContext run,
      Catalogue catalogue,
      Environment environment,
      ToIntFunction<Workplace> work) {
    if (minutes < 0) {
      throw new Failure.Usage("--wait " + minutes + ": minutes are counted from 0.");
    }
    LeaseFiles files = new LeaseFiles(storage(environment), environment.lake());
    Holder own = Holder.own(run.id(), spec.name(), run.startedAt());
    try (Lease lease = Lease.take(files, own, Duration.ofMinutes(minutes), progress(spec))) {
      return work.applyAsInt(open(spec.name(), catalogue, environment).under(lease));
    }
  }
}
