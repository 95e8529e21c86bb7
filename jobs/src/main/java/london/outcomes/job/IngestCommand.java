package london.outcomes.job;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import london.outcomes.job.RunJob.Phase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outcomes ingest}: one step of a run by itself. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Take new deliveries into the conformed tables.")
final class IngestCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin WritingOptions options;

  @Mixin RestatementOption restatement;

  private final Clock clock;

  IngestCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    return RunCommand.execute(
        spec,
        options,
        clock,
        restatement.run(options, clock),
        EnumSet.of(Phase.INGEST),
        Optional.empty());
  }
}
