package london.outcomes.job;

import java.time.Clock;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import london.outcomes.job.RunJob.Phase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outcomes measure}: one step of a run by itself. */
@Command(
    name = "measure",
    mixinStandardHelpOptions = true,
    description = "Compute the measures that changed records touch.")
final class MeasureCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin WritingOptions options;

  private final Clock clock;

  MeasureCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    return RunCommand.execute(spec, options, clock, EnumSet.of(Phase.MEASURE));
  }
}
