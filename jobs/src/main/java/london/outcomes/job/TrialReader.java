package london.outcomes.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import london.outcomes.catalogue.Catalogue;
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
        new Intake(session, new References(session, catalogue.references()), storage::open, asOf);
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
    String name = file.getFileName().toString();
    String uri = storage.qualify(file.toAbsolutePath().toString());
    long size = Files.size(file);
    List<Problem> rejects = new ArrayList<>();
    Precheck.ofSize(contract.maxBytes(), size).ifPresent(rejects::add);
    Precheck check = Precheck.of(contract, name, size, storage.open(uri));
    rejects.addAll(check.rejects());
    if (!rejects.isEmpty()) {
      return new Trial(
          contract, name, "", check.warnings(), rejects, new RowCounts(), Optional.empty());
    }
    Stated stated = stated(contract, name, named);
    if (stated.how().isEmpty()) {
      stated = seen(delivery(contract, name, uri, check, Optional.empty()));
    }
    return judge(delivery(contract, name, uri, check, stated.month()), stated, check.warnings());
  }

  private Trial judge(Delivery delivery, Stated stated, List<Problem> warnings) {
    SourceContract contract = delivery.source();
    Batch batch = Conforming.unique(intake.read(contract, List.of(delivery))).kept();
    RowCounts counts = batch.count().get(delivery.id());
    return new Trial(
        contract,
        delivery.fileName(),
        stated.toString(),
        warnings,
        batch.rejection(counts).stream().toList(),
        counts,
        Optional.of(batch));
  }

  /** The period that is stated before a row is read; {@code how} is empty when none is. */
  private static Stated stated(SourceContract contract, String name, Optional<YearMonth> named) {
    if (contract.period().origin() == PeriodRule.Origin.ROWS) {
      return new Stated(named, named.isEmpty() ? "the rows state it" : "as --period says");
    }
    if (named.isPresent()) {
      return new Stated(named, "as --period says");
    }
    String text = group(contract, name, "period");
    return text.isEmpty()
        ? new Stated(Optional.empty(), "")
        : new Stated(Optional.of(month(contract.period(), text)), "as the file's name says");
  }

  private static YearMonth month(PeriodRule rule, String text) {
    try {
      return YearMonth.parse(text, DateTimeFormatter.ofPattern(rule.format()));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new Failure.Usage(
          "The file's name states the period '%s', the contract expects %s. Name it with --period."
              .formatted(text, rule.format()));
    }
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
      SourceContract contract,
      String name,
      String uri,
      Precheck check,
      Optional<YearMonth> period) {
    String force = group(contract, name, "force");
    return new Delivery(
        Trial.DELIVERY,
        contract,
        uri,
        name,
        check.dialect(),
        period,
        force.isEmpty() && contract.forces().isEmpty() ? UNKNOWN_FORCE : force,
        contract.provenance(),
        1);
  }

  /** What a group of the contract's file name matches; empty when the name is another. */
  private static String group(SourceContract contract, String name, String group) {
    Matcher matcher = contract.matcher(name);
    boolean hasGroup = contract.fileName().pattern().contains("(?<" + group + ">");
    return hasGroup && matcher.matches() && matcher.group(group) != null
        ? matcher.group(group)
        : "";
  }
}
