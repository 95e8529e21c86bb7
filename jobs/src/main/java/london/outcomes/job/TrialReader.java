package london.outcomes.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.PeriodRule;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.Batch;
import london.outcomes.ingest.Delivery;
import london.outcomes.ingest.Intake;
import london.outcomes.ingest.PeriodProblems;
import london.outcomes.ingest.Precheck;
import london.outcomes.ingest.PseudonymKey;
import london.outcomes.ingest.References;
import london.outcomes.ingest.RowCounts;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.table.Storage;
import org.apache.spark.sql.SparkSession;

/** Reads one file as a contract says, through the intake of a run, and leaves no trace. */
final class TrialReader {

  private static final String UNKNOWN_FORCE = "unknown";

  private final Storage storage;
  private final Intake intake;
  private final YearMonth asOf;

  TrialReader(SparkSession session, Catalogue catalogue, YearMonth asOf) {
    this.storage = Storage.of(session);
    this.asOf = asOf;
    this.intake =
        new Intake(
            session,
            new References(session, catalogue.references()),
            storage::open,
            asOf,
            PseudonymKey.ofOneReading());
  }

  /** The month of a delivery and how it is known. */
  private record Stated(Optional<YearMonth> month, String how) {
    @Override
    public String toString() {
      return month.map(m -> m + ", " + how).orElse(how);
    }
  }

  /**
   * Reads the file.
   *
   * @param named the period that the author names; else the file's name, its rows or the run do
   */
  Trial read(SourceContract contract, Path file, Optional<YearMonth> named) throws IOException {
    Path path = file.toAbsolutePath();
    String uri = storage.qualify(path.toString());
    long size = Files.size(file);
    Precheck check = Precheck.of(contract, path.toString(), size, storage.open(uri));
    List<Problem> rejects = new ArrayList<>(check.rejects());
    Precheck.ofSize(contract.maxBytes(), size).ifPresent(problem -> rejects.add(0, problem));
    // The author knows the month of a file that does not state it.
    rejects.removeIf(p -> named.isPresent() && p.code().equals(PeriodProblems.PERIOD_UNKNOWN));
    if (!rejects.isEmpty()) {
      return new Trial(
          contract, path, "", check.warnings(), rejects, new RowCounts(), Optional.empty());
    }
    Stated stated = stated(contract, check, named);
    if (stated.how().isEmpty()) {
      stated = seen(delivery(contract, path, uri, check, Optional.empty()));
    }
    return judge(delivery(contract, path, uri, check, stated.month()), path, stated, check);
  }

  private Trial judge(Delivery delivery, Path path, Stated stated, Precheck check) {
    SourceContract contract = delivery.source();
    Batch batch = Conforming.unique(intake.read(contract, List.of(delivery)));
    RowCounts counts = batch.count().get(delivery.id());
    return new Trial(
        contract,
        path,
        stated.toString(),
        check.warnings(),
        batch.rejection(counts).stream().toList(),
        counts,
        Optional.of(batch));
  }

  /** The period that is stated before a row is read; {@code how} is empty when none is. */
  private static Stated stated(SourceContract contract, Precheck check, Optional<YearMonth> named) {
    if (!contract.period().isStated()) {
      return new Stated(named, named.isEmpty() ? "the rows state it" : "as --period says");
    }
    if (named.isPresent()) {
      return new Stated(named, "as --period says");
    }
    return check.period().isEmpty()
        ? new Stated(Optional.empty(), "")
        : new Stated(check.period(), "as the " + place(contract.period().origin()) + " says");
  }

  private static String place(PeriodRule.Origin origin) {
    return switch (origin) {
      case FILE_NAME -> "file's name";
      case SHEET -> "sheet's name";
      case TITLE -> "title";
      case ROWS -> "rows";
    };
  }

  /** A real delivery is for one month: the first one here, so that others show as refused. */
  private Stated seen(Delivery delivery) {
    return intake
        .read(delivery.source(), List.of(delivery))
        .firstMonth()
        .map(m -> new Stated(Optional.of(m), "the first month in the rows; --period names another"))
        .orElse(
            new Stated(
                Optional.of(asOf),
                "the month of this run, as neither name nor rows state one; use --period"));
  }

  private static Delivery delivery(
      SourceContract contract, Path path, String uri, Precheck check, Optional<YearMonth> period) {
    String force = contract.fileNames().group(path.toString(), "force");
    return new Delivery(
        Trial.DELIVERY,
        contract,
        uri,
        path.toFile().length(),
        path.getFileName().toString(),
        check.dialect(),
        period,
        force.isEmpty() && contract.forces().isEmpty() ? UNKNOWN_FORCE : force,
        contract.provenance(),
        1);
  }
}
