package london.outcomes.job;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.UnaryOperator;
import london.outcomes.catalogue.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: arguments in, exit code out. */
@Command(
    name = "outcomes",
    mixinStandardHelpOptions = true,
    version = "outcomes 0.1.0",
    description = "From police and survey extracts to the outcome measures of London's policing.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExit codes:%n",
    footer = {
      "   0  done, or nothing to do",
      "   1  a fault of ours",
      "   2  the command line is wrong",
      "  65  a delivery was rejected, all others were taken in; a frozen release is not what it was,",
      "      or a lake not what its raw copies make; withheld counts can be worked out; or erased",
      "      persons are still found",
      "  66  an input is missing",
      "  75  a passing fault or a conflict: try again",
      "  78  conf/ is wrong, or a setting that it needs is missing"
    },
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      IngestCommand.class,
      MeasureCommand.class,
      ReleaseCommand.class,
      InsightCommand.class,
      PublishCommand.class,
      AuditCommand.class,
      CheckCommand.class,
      QueryCommand.class,
      DdlCommand.class,
      ExplainCommand.class,
      ReadCommand.class,
      ReplayCommand.class,
      BackfillCommand.class,
      ContractCommand.class,
      StatusCommand.class,
      EraseCommand.class,
      MaintainCommand.class,
      SynthCommand.class
    })
public final class Outcomes {

  private Outcomes() {}

  /** Ends the process with the command's exit code. */
  public static void main(String[] args) {
    // Values go out as they came in, also where the locale knows no letters but English ones.
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
    int code = commandLine(Clock.systemUTC(), System::getenv).setOut(out).execute(args);
    out.flush();
    leaveCode(code);
    System.exit(code);
  }

  /**
   * spark-submit in cluster mode ends 0 whatever the driver did: deploy/cluster/submit reads this.
   */
  private static void leaveCode(int code) {
    String file = System.getProperty("outcomes.exit-file", "");
    if (!file.isEmpty()) {
      try {
        Files.writeString(Path.of(file), Integer.toString(code));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * @param variables of the process: name to value, or null
   */
  static CommandLine commandLine(Clock clock, UnaryOperator<String> variables) {
    return new CommandLine(new Outcomes(), new Commands(clock, variables))
        .setExecutionExceptionHandler(Outcomes::report)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static int report(Exception fault, CommandLine command, CommandLine.ParseResult parsed) {
    ExitCode code = Faults.codeOf(fault);
    command.getErr().println("outcomes: " + Faults.messageOf(fault));
    if (code == ExitCode.FAULT) {
      fault.printStackTrace(command.getErr());
    }
    command.getErr().flush();
    return code.code();
  }

  /** Gives commands the clock and the variables; no other class of the product looks at them. */
  private record Commands(Clock clock, UnaryOperator<String> variables)
      implements CommandLine.IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == CommonOptions.class) {
        return type.cast(new CommonOptions(variables));
      }
      if (type == WritingOptions.class) {
        return type.cast(new WritingOptions(variables));
      }
      try {
        return type.getDeclaredConstructor(Clock.class).newInstance(clock);
      } catch (NoSuchMethodException e) {
        return CommandLine.defaultFactory().create(type);
      }
    }
  }
}
