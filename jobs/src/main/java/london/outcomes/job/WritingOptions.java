package london.outcomes.job;

import java.time.Duration;
import java.util.function.UnaryOperator;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.Failure;
import london.outcomes.run.Progress;
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
   * Takes the right to write; whoever closes it gives it back.
   *
   * @throws Failure.Transient when another run keeps it
   */
  Lease lease(String command, RunContext run, Environment environment, Progress progress) {
    if (minutes < 0) {
      throw new Failure.Usage("--wait " + minutes + ": minutes are counted from 0.");
    }
    return Lease.take(
        storage(environment),
        environment.lake(),
        run.id(),
        command,
        Duration.ofMinutes(minutes),
        progress);
  }
}
