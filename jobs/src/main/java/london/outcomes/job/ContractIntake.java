package london.outcomes.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.ingest.Batch;
import london.outcomes.ingest.Delivery;
import london.outcomes.ingest.RowCounts;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.table.Commit;
import london.outcomes.table.Lake;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Takes the new deliveries of one contract in: read, judge, decide, write. */
final class ContractIntake {

  private final Catalogue catalogue;
  private final Lake lake;
  private final Holdings holdings;
  private final RunContext run;
  private final Conforming conforming;
  private final SupplierReports reports;
  private final RestatementLog log;
  private final RecordWriter writer;

  ContractIntake(
      SparkSession session,
      Catalogue catalogue,
      Lake lake,
      Holdings holdings,
      RunContext run,
      Steps steps,
      SupplierReports reports) {
    this.catalogue = catalogue;
    this.lake = lake;
    this.holdings = holdings;
    this.run = run;
    RecordVersions versions = new RecordVersions(catalogue, lake, run, steps);
    this.conforming = new Conforming(lake, versions);
    this.reports = reports;
    this.log = new RestatementLog(lake.table("restatement"), run);
    this.writer = new RecordWriter(session, catalogue, lake, run, steps, versions, log);
  }

  /**
   * Reads and writes; returns the batch, whose refused rows are still to be written.
   *
   * @param reader reads deliveries of the contract
   */
  Taken take(
      Function<List<Delivery>, Batch> reader,
      SourceContract contract,
      List<Delivery> deliveries,
      IngestReport report) {
    Batch batch = conforming.conform(reader.apply(deliveries));
    Map<String, RowCounts> counts = batch.count();
    reports.collect(batch, counts);
    List<Delivery> accepted = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      RowCounts own = counts.get(delivery.id());
      Optional<Problem> rejection = batch.rejection(own);
      rejection.ifPresent(problem -> report.rejected(delivery, problem, own));
      if (rejection.isEmpty()) {
        accepted.add(delivery);
      }
    }
    boolean isComparedWithOthers = contract.upsert().isPresent() || isAnyMoved(accepted, counts);
    if (accepted.size() < deliveries.size() && !accepted.isEmpty() && isComparedWithOthers) {
      // What moved into a rejected delivery has not moved, and its versions are not the newest.
      batch.release();
      return take(reader, contract, accepted, report);
    }
    List<Delivery> restating = accepted.stream().filter(holdings::isRestating).toList();
    List<Restatement.Difference> differences = differences(batch, restating);
    List<Delivery> held = held(restating, differences, counts, report);
    held.addAll(unusual(accepted, counts, report));
    if (accepted.removeAll(held) && !accepted.isEmpty()) {
      batch.release();
      return take(reader, contract, accepted, report);
    }
    if (accepted.isEmpty()) {
      return new Taken(batch, List.of(), List.of());
    }
    keep(restating, differences);
    Set<String> there = new TreeSet<>();
    accepted.forEach(d -> there.addAll(holdings.months(d)));
    for (Delivery delivery : accepted) {
      RowCounts own = counts.get(delivery.id());
      TimelinessCheck.check(delivery, own, holdings, report);
      holdings.claim(delivery, own);
    }
    Map<Delivery, Set<String>> months = months(accepted, counts, report);
    report.restated(restating, differences);
    List<Commit> commits = writer.write(batch, months, there);
    return new Taken(batch, accepted.stream().map(Delivery::id).toList(), commits);
  }

  private static boolean isAnyMoved(List<Delivery> accepted, Map<String, RowCounts> counts) {
    return accepted.stream()
        .map(d -> counts.get(d.id()))
        .anyMatch(c -> c.dropped().containsKey(Conforming.MOVED_MONTH));
  }

  /** What was taken in; {@code batch} holds memory until it is released. */
  record Taken(Batch batch, List<String> accepted, List<Commit> commits) {}

  /** What each accepted delivery supplies in the end; what it does not is counted as dropped. */
  private Map<Delivery, Set<String>> months(
      List<Delivery> accepted, Map<String, RowCounts> counts, IngestReport report) {
    Map<Delivery, Set<String>> supplied = new HashMap<>();
    for (Delivery delivery : accepted) {
      RowCounts own = counts.get(delivery.id());
      // Versions follow each other record by record: no month is one delivery's alone.
      boolean isVersioned = delivery.source().upsert().isPresent();
      Set<String> won = new TreeSet<>();
      for (String month : isVersioned ? own.months() : holdings.months(delivery)) {
        if (isVersioned || holdings.isHolder(delivery, month)) {
          won.add(month);
        }
      }
      own.months().stream().filter(month -> !won.contains(month)).forEach(own::supersede);
      supplied.put(delivery, won);
      report.accepted(delivery, own, won);
    }
    return supplied;
  }

  /** Deliveries that change more of their month than may pass without a question. */
  private List<Delivery> held(
      List<Delivery> restating,
      List<Restatement.Difference> differences,
      Map<String, RowCounts> counts,
      IngestReport report) {
    List<Delivery> held = new ArrayList<>();
    for (Restatement.Difference d : differences) {
      for (Delivery delivery : restating.stream().filter(d::isOf).toList()) {
        double limit = delivery.source().restatementLimit();
        if (d.isAbove(limit) && !run.allowsRestatement()) {
          RowCounts own = counts.get(delivery.id());
          report.rejected(delivery, Refusals.held(d, limit), own);
          held.add(delivery);
        }
      }
    }
    return held;
  }

  /** Deliveries that wait for their size, where their contract says so. */
  private List<Delivery> unusual(
      List<Delivery> accepted, Map<String, RowCounts> counts, IngestReport report) {
    List<Delivery> held = new ArrayList<>();
    for (Delivery delivery : accepted) {
      RowCounts own = counts.get(delivery.id());
      Optional<Problem> size =
          TimelinessCheck.unusualSize(
              delivery, own, holdings.months(delivery), report.meanRows(delivery));
      if (delivery.source().expectations().holdsUnusualSizes() && !run.allowsRestatement()) {
        size.ifPresent(s -> report.rejected(delivery, Refusals.heldVolume(s), own));
        size.ifPresent(s -> held.add(delivery));
      }
    }
    return held;
  }

  /** What months that are delivered again would change. */
  private List<Restatement.Difference> differences(Batch batch, List<Delivery> restating) {
    List<String> key = batch.contract().duplicates().key();
    List<Restatement.Difference> differences = new ArrayList<>();
    if (restating.isEmpty() || key.isEmpty()) {
      return differences;
    }
    Map<Delivery, Set<String>> months = new HashMap<>();
    restating.forEach(d -> months.put(d, Set.of(d.period().orElseThrow().toString())));
    Dataset<Row> taken = writer.taken(months);
    for (Mapping mapping : batch.contract().conformed()) {
      TableDefinition table = catalogue.table(mapping.table());
      if (table.columnNames().containsAll(key)) {
        String scope = writer.scope(mapping.table(), months);
        Dataset<Row> before = lake.table(mapping.table()).read().where(scope);
        Dataset<Row> after = batch.records(mapping, table, taken).where(scope);
        differences.addAll(Restatement.between(mapping.table(), before, after, key));
      }
    }
    return differences;
  }

  private void keep(List<Delivery> restating, List<Restatement.Difference> differences) {
    Map<Delivery, List<Restatement.Difference>> own = new HashMap<>();
    Map<Delivery, String> holders = new HashMap<>();
    for (Delivery delivery : restating) {
      own.put(delivery, differences.stream().filter(d -> d.isOf(delivery)).toList());
      holders.put(delivery, holdings.holder(delivery, delivery.period().orElseThrow().toString()));
    }
    log.keep(own, holders);
  }
}
