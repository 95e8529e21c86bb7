package london.outcomes.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.catalogue.Failure;
import london.outcomes.config.ConfigFolder;
import london.outcomes.run.Erased;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outcomes erase}: persons, out of everything, provably. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    description = {
      "Take persons out of raw files, records, refused rows and old files of tables, and search",
      "every byte of the lake for them afterwards. Ends with 65 when any is found. Later deliveries",
      "that name them lose these rows. The next run computes the months again."
    })
final class EraseCommand implements Callable<Integer> {

  private static final String STANDARD_INPUT = "-";

  @Spec CommandSpec spec;

  @Mixin WritingOptions options;

  @Parameters(
      paramLabel = "FILE",
      description =
          "Whom: a line domain,reference for each, such as victim,V0012345, as the supplier delivers"
              + " it; - for standard input. Arguments would be seen by everybody on the machine.")
  String file;

  @Option(names = "--dry-run", description = "Search, say what is found, and change nothing.")
  boolean isDryRun;

  private final Clock clock;

  EraseCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    ConfigFolder config = options.config();
    Catalogue catalogue = config.load();
    List<PersonList.Person> persons = PersonList.parse(list(), domains(catalogue));
    Environment environment = options.environment(config);
    RunContext run = options.run(clock);
    return isDryRun
        ? show(erasure(options.open(spec.name(), catalogue, environment), run, persons).look())
        : options.alone(
            spec, run, catalogue, environment, place -> show(erasure(place, run, persons).erase()));
  }

  private Erasure erasure(Workplace place, RunContext run, List<PersonList.Person> persons) {
    return new Erasure(place, run, new Steps(CommonOptions.progress(spec)), persons);
  }

  private int show(Erased erased) {
    String text = isDryRun ? erased.toForecast() : erased.toText();
    spec.commandLine().getOut().println(options.json ? erased.toJson() : text);
    boolean isDone = isDryRun || erased.isComplete();
    return (isDone ? ExitCode.DONE : ExitCode.DATA_REJECTED).code();
  }

  private static Set<String> domains(Catalogue catalogue) {
    Set<String> domains = new TreeSet<>();
    catalogue.sources().values().forEach(contract -> domains.addAll(contract.personDomains()));
    return domains;
  }

  private byte[] list() {
    try {
      if (file.equals(STANDARD_INPUT)) {
        return System.in.readAllBytes();
      }
      Path path = Path.of(file);
      if (!Files.exists(path) || Files.isDirectory(path)) {
        throw new Failure.InputMissing("No file " + file + " with the persons to erase.");
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
