package london.outcomes.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import london.outcomes.catalogue.ExitCode;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.PeriodRule;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.Batch;
import london.outcomes.ingest.Delivery;
import london.outcomes.ingest.Intake;
import london.outcomes.ingest.Precheck;
import london.outcomes.ingest.References;
import london.outcomes.ingest.RowCounts;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.table.Storage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outcomes read}: how one file would be read, without a trace. */
@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    description = "Read one file as its contract says, and show what would become of its rows.")
final class ReadCommand implements Callable<Integer> {

  private static final int EXAMPLES = 10;

  @Spec CommandSpec spec;

  @Mixin CommonOptions options;

  @Parameters(paramLabel = "FILE", description = "A file as an agency delivers it.")
  Path file;

  private final Clock clock;

  ReadCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Workplace place = options.open(spec.name());
    String name = file.getFileName().toString();
    SourceContract contract =
        place.catalogue().sources().values().stream()
            .filter(c -> c.fileName().matcher(name).matches())
            .findFirst()
            .orElseThrow(() -> new Failure.InputMissing(unknown(place, name)));
    Storage storage = place.lake().storage();
    String uri = storage.qualify(file.toAbsolutePath().toString());
    long size = java.nio.file.Files.size(file);
    Precheck check = Precheck.of(contract, name, size, storage.open(uri));
    say("Contract  " + contract.id() + " (" + contract.title() + ")");
    check.warnings().forEach(w -> say("Warning   " + text(w)));
    if (!check.rejects().isEmpty()) {
      check.rejects().forEach(r -> say("Rejected  " + text(r)));
      return ExitCode.DATA_REJECTED.code();
    }
    return judge(place, contract, delivery(contract, name, uri, check));
  }

  private int judge(Workplace place, SourceContract contract, Delivery delivery) {
    Intake intake =
        new Intake(
            place.session(),
            new References(place.session(), place.catalogue().references()),
            place.lake().storage()::open,
            options.run(clock).asOf());
    Batch batch = intake.read(contract, List.of(delivery)).kept();
    RowCounts counts = batch.count().getOrDefault(delivery.id(), new RowCounts());
    say("Rows in   " + counts.rows());
    say("Accepted  " + counts.accepted() + ", months " + counts.months());
    counts
        .quarantined()
        .forEach((c, n) -> say("Refused   " + n + " " + c + ": " + counts.whyQuarantined(c)));
    counts
        .dropped()
        .forEach((c, n) -> say("Dropped   " + n + " " + c + ": " + counts.whyDropped(c)));
    counts.warned().forEach((c, n) -> say("Warned    " + n + " " + c));
    counts.fileFindings().forEach(f -> say("File      " + text(f)));
    Optional<Problem> rejection = batch.rejection(counts);
    rejection.ifPresent(r -> say("Rejected  " + text(r)));
    Dataset<Row> refused = batch.quarantined(List.of(delivery.id()), "").limit(EXAMPLES);
    if (counts.quarantinedRows() > 0) {
      Dataset<Row> shown =
          refused.select(
              "line_number", "byte_offset", "rule_code", "column_name", "detail", "raw_text");
      say(TextTable.of(shown.columns(), shown.collectAsList()));
    }
    return (rejection.isPresent() ? ExitCode.DATA_REJECTED : ExitCode.DONE).code();
  }

  private static Delivery delivery(
      SourceContract contract, String name, String uri, Precheck check) {
    Matcher matcher = contract.fileName().matcher(name);
    matcher.matches();
    boolean isNamed = contract.period().origin() == PeriodRule.Origin.FILE_NAME;
    return new Delivery(
        "read",
        contract,
        uri,
        name,
        check.dialect(),
        isNamed ? Optional.of(YearMonth.parse(matcher.group("period"))) : Optional.empty(),
        isNamed ? matcher.group("force") : "",
        contract.provenance(),
        1);
  }

  private static String unknown(Workplace place, String name) {
    StringBuilder text =
        new StringBuilder("No contract knows the file name '" + name + "'. Names:");
    place
        .catalogue()
        .sources()
        .values()
        .forEach(c -> text.append("\n  ").append(c.id()).append(": ").append(c.fileName()));
    return text.toString();
  }

  private static String text(Problem problem) {
    return problem.code() + ": " + problem.detail();
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }
}
