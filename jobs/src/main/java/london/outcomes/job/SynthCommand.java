package london.outcomes.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import london.outcomes.synth.Orders;
import london.outcomes.synth.Plan;
import london.outcomes.synth.Synthesis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outcomes synth}: extracts about nobody, in the formats that the agencies publish. */
@Command(
    name = "synth",
    mixinStandardHelpOptions = true,
    description = "Write labelled synthetic extracts in the published formats.")
final class SynthCommand implements Callable<Integer> {

  static final String FROM = "2024-04";
  static final String TO = "2026-03";
  static final String SCALE = "0.05";
  static final String SEED = "2026";

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Folder to write to.")
  Path out;

  @Option(
      names = "--from",
      paramLabel = "YYYY-MM",
      defaultValue = FROM,
      description = "First month (default: ${DEFAULT-VALUE}).")
  YearMonth from;

  @Option(
      names = "--to",
      paramLabel = "YYYY-MM",
      defaultValue = TO,
      description = "Last month (default: ${DEFAULT-VALUE}).")
  YearMonth to;

  @Option(
      names = "--scale",
      defaultValue = SCALE,
      description = "Size; 1 is a force of London's size (default: ${DEFAULT-VALUE}).")
  double scale;

  @Option(
      names = "--seed",
      defaultValue = SEED,
      description = "The same seed gives the same files (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--extracts",
      split = ",",
      paramLabel = "ID",
      defaultValue = Synthesis.OPEN,
      description =
          "open, all, or ids of other extracts such as uss,mps-ward-level (default:"
              + " ${DEFAULT-VALUE}).")
  Set<String> extracts = new LinkedHashSet<>();

  @Option(
      names = "--truth",
      description =
          "Also write the true counts, the parameters and the planted rises, in DIR/truth.")
  boolean isTruthTold;

  @Option(
      names = "--redraws",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "With --truth: draw all that happens this often again in the same world, and write what"
              + " is to be expected in DIR/truth/expected.csv.")
  int redraws;

  @Option(
      names = "--dirt",
      paramLabel = "SHARE",
      defaultValue = "0",
      converter = ShareConverter.class,
      description =
          "Damage this share of the rows, such as 0.5%%, and add damaged files in DIR/dirt; what was"
              + " done and what has to become of it stands in DIR/dirt.csv.")
  double dirt;

  @Override
  public Integer call() throws IOException {
    Path reference = CommonOptions.home().resolve("conf/reference");
    Orders orders = new Orders(extracts, isTruthTold, dirt, redraws);
    int files = Synthesis.write(plan(), orders, reference, out).size();
    spec.commandLine().getOut().println(files + " synthetic files in " + out);
    return 0;
  }

  private Plan plan() {
    return new Plan(from, to, scale, seed);
  }

  /** Writes the open extracts. */
  static int write(Path out, YearMonth from, YearMonth to, double scale, long seed)
      throws IOException {
    Path reference = CommonOptions.home().resolve("conf/reference");
    return Synthesis.write(new Plan(from, to, scale, seed), reference, out).size();
  }
}
