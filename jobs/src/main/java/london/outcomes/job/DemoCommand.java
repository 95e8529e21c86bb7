package london.outcomes.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import london.outcomes.job.RunJob.Phase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outcomes demo}: two synthetic years, from files to curated tables. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Make two years of synthetic extracts (once) and run everything on them.")
final class DemoCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin WritingOptions options;

  private final Clock clock;

  DemoCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    options.env = "demo";
    Path landing =
        options.landing == null
            ? CommonOptions.home().resolve("var/demo/landing")
            : Path.of(options.landing);
    // The manifest is written last: without it the extracts are not whole.
    if (!Files.exists(landing.resolve("manifest.csv"))) {
      spec.commandLine().getErr().println("  … write two years of synthetic extracts");
      SynthCommand.write(
          landing,
          YearMonth.parse(SynthCommand.FROM),
          YearMonth.parse(SynthCommand.TO),
          Double.parseDouble(SynthCommand.SCALE),
          Long.parseLong(SynthCommand.SEED));
    }
    return RunCommand.execute(spec, options, clock, EnumSet.allOf(Phase.class));
  }
}
