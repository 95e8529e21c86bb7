package london.outcomes.job;

import java.time.Clock;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import london.outcomes.job.RunJob.Phase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outcomes release}: one step of a run by itself. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description = "Release changed measures to the curated tables.")
final class ReleaseCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin CommonOptions options;

  private final Clock clock;

  ReleaseCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    return RunCommand.execute(spec, options, clock, EnumSet.of(Phase.RELEASE));
  }
}
