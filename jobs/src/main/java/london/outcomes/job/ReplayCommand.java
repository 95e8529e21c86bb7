package london.outcomes.job;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import london.outcomes.catalogue.Failure;
import london.outcomes.job.RunJob.Phase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code outcomes replay}: refused rows once more, after a rule or a list was mended; or all that
 * names persons, after the key of their pseudonyms was changed.
 */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Read deliveries with refused rows again, by the contracts and lists as they are now,",
      "and compute and release what that touches. The landing folder is not looked at."
    })
final class ReplayCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin WritingOptions options;

  @Option(names = "--source", paramLabel = "ID", description = "Only deliveries of this contract.")
  String source;

  @Option(
      names = "--rule",
      paramLabel = "CODE",
      description = "Only deliveries in which this rule refused rows, such as UNKNOWN_GEOGRAPHY.")
  String rule;

  @Option(
      names = "--new-key",
      description = {
        "Instead, all deliveries that name persons: their pseudonyms are made anew with the key",
        "that is set now. Figures stay what they are."
      })
  boolean isForNewKey;

  private final Clock clock;

  ReplayCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (isForNewKey && (source != null || rule != null)) {
      throw new Failure.Usage(
          "--new-key reads all deliveries that name persons: leave --source and --rule out.");
    }
    Replay replay =
        isForNewKey
            ? new NewKey(options.config().load().sources().values())
            : new RefusedRows(Optional.ofNullable(source), Optional.ofNullable(rule));
    return RunCommand.execute(
        spec, options, clock, options.run(clock), EnumSet.allOf(Phase.class), Optional.of(replay));
  }
}
