package london.outcomes.job;

import java.time.Clock;
import picocli.CommandLine.Option;

/** The option of commands that take deliveries in. */
final class RestatementOption {

  @Option(
      names = "--allow-restate",
      description = {
        "Take deliveries in that change their month beyond the contract's restatement-limit, or",
        "are held for their size, also those that an earlier run has held back."
      })
  boolean isAllowed;

  RunContext run(CommonOptions options, Clock clock) {
    RunContext run = options.run(clock);
    return isAllowed ? run.allowingRestatement() : run;
  }
}
