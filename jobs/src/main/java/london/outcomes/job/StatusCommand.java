package london.outcomes.job;

import java.time.Clock;
import java.util.concurrent.Callable;
import london.outcomes.catalogue.Failure;
import london.outcomes.run.LakeStatus;
import london.outcomes.run.StatusText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outcomes status}: what is in the lake, and what waits for a person. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Show what has arrived, what is late, what was rejected, and the tables' versions.",
      "With --source or --delivery: each delivery, and what the rules found in it."
    })
final class StatusCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin CommonOptions options;

  @Option(names = "--source", paramLabel = "ID", description = "Only deliveries of this source.")
  String source = "";

  @Option(
      names = "--delivery",
      paramLabel = "PART",
      description = "Only deliveries with this part in their path or id.")
  String delivery = "";

  private final Clock clock;

  StatusCommand(Clock clock) {
    this.clock = clock;
  }

  /**
   * @throws Failure.Usage when no contract has the id
   */
  @Override
  public Integer call() {
    Workplace place = options.open(spec.name());
    if (!source.isEmpty() && !place.catalogue().sources().containsKey(source)) {
      throw new Failure.Usage(
          "No source '%s'. There are: %s."
              .formatted(source, String.join(", ", place.catalogue().sources().keySet())));
    }
    LakeStatus status = new Standing(place, options.run(clock).today()).of(source, delivery);
    boolean isDetailed = !source.isEmpty() || !delivery.isEmpty();
    spec.commandLine()
        .getOut()
        .println(options.json ? status.toJson() : StatusText.of(status, isDetailed));
    return 0;
  }
}
