package london.outcomes.job;

import static org.apache.spark.sql.functions.col;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.Link;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.Delivery;
import london.outcomes.ingest.Precheck;
import london.outcomes.ingest.Verdicts;
import london.outcomes.job.ContractIntake.Taken;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Deliveries of the ledger that are read again from their raw copies. */
final class Reopening {

  private final Lake lake;
  private final IngestReport report;
  private final RawCopies copies;
  private final Steps steps;

  /**
   * @param lake whose tables the deliveries are read for
   * @param copies where their raw copies are
   */
  Reopening(Lake lake, RawCopies copies, IngestReport report, Steps steps) {
    this.lake = lake;
    this.copies = copies;
    this.report = report;
    this.steps = steps;
  }

  /**
   * Deliveries with rows that waited for records which this run has brought: they are read again.
   *
   * @param held deliveries of the ledger that still supply a month
   */
  List<Delivery> released(
      SourceContract contract, Link link, List<Taken> taken, List<DeliveryRecord> held) {
    LakeTable quarantine = lake.table("quarantine");
    List<String> arrived =
        taken.stream()
            .filter(t -> feeds(t.batch().contract(), link))
            .flatMap(t -> t.accepted().stream())
            .toList();
    if (arrived.isEmpty() || quarantine.version().isEmpty()) {
      return List.of();
    }
    Dataset<Row> waiting =
        quarantine
            .read()
            .where(col("source_id").equalTo(contract.id()))
            .where(col("rule_code").equalTo(Verdicts.ORPHAN));
    // What was there before has released its own when it came: history is not looked through.
    Dataset<Row> records =
        lake.table(link.table())
            .read()
            .where(col("delivery_id").isInCollection(arrived))
            .select(col(link.key()).as("row_key"));
    List<String> ids =
        waiting.join(records, "row_key").select("delivery_id").distinct().collectAsList().stream()
            .map(r -> r.getString(0))
            .toList();
    List<Delivery> again = new ArrayList<>();
    for (DeliveryRecord record : held) {
      if (record.isAccepted() && ids.contains(record.deliveryId())) {
        reopen(contract, record).ifPresent(again::add);
      }
    }
    return again;
  }

  private static boolean feeds(SourceContract contract, Link link) {
    return contract.conformed().stream().anyMatch(m -> m.table().equals(link.table()));
  }

  /**
   * A delivery from its raw copy; its ledger row is entered again. Empty, and reported, when the
   * copy has been deleted: what was read of it then stays.
   */
  Optional<Delivery> reopen(SourceContract contract, DeliveryRecord record) {
    Optional<String> location = copies.location(contract.id(), record.sha256());
    if (location.isEmpty()) {
      copies
          .change(contract.id(), record.sha256())
          .map(change -> record.filePath() + " is not read again: " + change.words())
          .ifPresent(
              why -> {
                steps.say(why);
                report.unread(why);
              });
      return Optional.empty();
    }
    report.reopened(record);
    String raw = location.get();
    Precheck check;
    try {
      check = Precheck.of(contract, record.filePath(), record.fileSize(), lake.storage().open(raw));
    } catch (FileNotFoundException e) {
      throw new Failure.InputMissing(
          "The raw copy of %s (delivery %s) is not in the lake any more, so it cannot be read again. Nothing was changed. Put the file back at %s."
              .formatted(record.filePath(), record.deliveryId(), raw));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Delivery delivery =
        new Delivery(
            record.deliveryId(),
            contract,
            raw,
            record.fileSize(),
            record.filePath(),
            check.dialect(),
            check.period(),
            record.forceId(),
            record.provenance(),
            record.sequence());
    check.warnings().forEach(w -> report.warn(delivery, w));
    return Optional.of(delivery);
  }
}
