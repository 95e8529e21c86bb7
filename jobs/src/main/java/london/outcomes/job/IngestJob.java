package london.outcomes.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.Batch;
import london.outcomes.ingest.Delivery;
import london.outcomes.ingest.Intake;
import london.outcomes.ingest.PseudonymKey;
import london.outcomes.ingest.References;
import london.outcomes.job.ContractIntake.Taken;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Ledger;
import london.outcomes.run.Reconciled;
import london.outcomes.table.CommitNote;
import london.outcomes.table.Lake;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Landing folder to conformed tables, quarantine and ledger. */
final class IngestJob {

  private final Workplace place;
  private final SparkSession session;
  private final Catalogue catalogue;
  private final Environment environment;
  private final Lake lake;
  private final PseudonymKey key;
  private final RunContext run;
  private final Steps steps;
  private final SupplierReports reports;
  private final StoredPseudonyms pseudonyms;
  private final RawCopies copies;
  private final long portion;

  IngestJob(Workplace place, RunContext run, Steps steps) {
    this(place, run, steps, new RawCopies(place.lake()), Portions.BYTES);
  }

  /**
   * @param copies raw copies that are read again: of the place itself, or of the lake that it is
   *     built beside
   * @param portion bytes of files that are taken in together
   */
  IngestJob(Workplace place, RunContext run, Steps steps, RawCopies copies, long portion) {
    this.portion = portion;
    this.copies = copies;
    this.session = place.session();
    this.catalogue = place.catalogue();
    this.environment = place.environment();
    this.lake = place.lake();
    this.key = new ErasedPersons(place.lake()).forgetting(place.key());
    this.place = place;
    this.run = run;
    this.steps = steps;
    this.reports = new SupplierReports(place.lake());
    this.pseudonyms = new StoredPseudonyms(catalogue, lake, key);
  }

  /**
   * Takes in what is new.
   *
   * @param earlier the ledger before this run
   * @param report receives what becomes of every file
   */
  void run(Ledger ledger, List<DeliveryRecord> earlier, IngestReport report) {
    // What was held back is looked at again once someone has answered for it.
    List<DeliveryRecord> decided =
        earlier.stream().filter(d -> !Refusals.isHeld(d, run.allowsRestatement())).toList();
    Arrivals arrivals =
        new Arrivals(lake, environment, catalogue.sources().values(), decided, report);
    Map<String, List<Delivery>> arrived = arrivals.look();
    pseudonyms.requireOwnKey(contracts(arrived.keySet()));
    List<Map<String, List<Delivery>>> portions = Portions.of(arrived, portion);
    List<IngestReport> later = portions.stream().skip(1).map(report::takeOut).toList();
    take(portions.get(0), new Book(ledger, earlier, Map.of()), report);
    for (int i = 0; i < later.size(); i++) {
      steps.say("part %d of %d".formatted(i + 2, portions.size()));
      List<DeliveryRecord> known = Ledger.merged(earlier, report.records());
      IngestReport own = new IngestReport(run.id(), known);
      own.add(later.get(i));
      take(portions.get(i + 1), new Book(ledger, known, Map.of()), own);
      report.add(own);
    }
  }

  /**
   * The ledger as it is taken further.
   *
   * @param earlier what it said before
   * @param mark what its commit says
   */
  private record Book(Ledger ledger, List<DeliveryRecord> earlier, Map<String, String> mark) {}

  /**
   * Takes in again, from their raw copies, the deliveries that there is a reason to read again.
   *
   * @param earlier the ledger before this run
   * @param report receives what becomes of every delivery
   */
  void replay(Replay replay, Ledger ledger, List<DeliveryRecord> earlier, IngestReport report) {
    List<DeliveryRecord> known = earlier;
    List<DeliveryRecord> chosen = replay.choose(earlier, ledger, new Holdings(earlier));
    if (!replay.isForNewKey()) {
      pseudonyms.requireOwnKey(
          contracts(chosen.stream().map(DeliveryRecord::sourceId).collect(Collectors.toSet())));
    }
    for (List<DeliveryRecord> part : replay.parts(chosen)) {
      IngestReport own = new IngestReport(run.id(), known);
      replay(part, new Book(ledger, known, replay.mark()), own);
      report.add(own);
      known = Ledger.merged(known, own.records());
    }
    if (replay.isForNewKey()) {
      pseudonyms.requireNoOther();
    }
  }

  private void replay(List<DeliveryRecord> part, Book book, IngestReport report) {
    Reopening reopening = new Reopening(lake, copies, report, steps);
    Map<String, List<Delivery>> byContract = new HashMap<>();
    for (DeliveryRecord record : part) {
      SourceContract contract = catalogue.sources().get(record.sourceId());
      reopening
          .reopen(contract, record)
          .ifPresent(
              d -> byContract.computeIfAbsent(contract.id(), id -> new ArrayList<>()).add(d));
    }
    take(byContract, book, report);
  }

  /** Of those that {@code conf/} still has. */
  private List<SourceContract> contracts(Set<String> ids) {
    return ids.stream().map(catalogue.sources()::get).filter(Objects::nonNull).toList();
  }

  private void take(Map<String, List<Delivery>> byContract, Book book, IngestReport report) {
    // A missing key ends the run before it has written anything.
    contracts(byContract.keySet()).forEach(key::pseudonyms);
    List<Taken> taken = Collections.synchronizedList(new ArrayList<>());
    Holdings holdings = new Holdings(book.earlier());
    List<Runnable> work = new ArrayList<>();
    for (List<SourceContract> lane : lanes()) {
      work.add(
          () ->
              lane.forEach(
                  contract -> take(contract, byContract, holdings, taken, book.earlier(), report)));
    }
    Together.run(work);
    close(book, taken, report);
  }

  private void take(
      SourceContract contract,
      Map<String, List<Delivery>> byContract,
      Holdings holdings,
      List<Taken> taken,
      List<DeliveryRecord> earlier,
      IngestReport report) {
    List<Delivery> deliveries = new ArrayList<>(byContract.getOrDefault(contract.id(), List.of()));
    contract
        .link()
        .ifPresent(
            link -> {
              List<DeliveryRecord> held = earlier.stream().filter(holdings::isHolder).toList();
              deliveries.addAll(
                  new Reopening(lake, copies, report, steps)
                      .released(contract, link, List.copyOf(taken), held));
            });
    if (!deliveries.isEmpty()) {
      deliveries.sort(Comparator.comparingLong(Delivery::sequence));
      steps.say("read " + contract.id() + ": " + deliveries.size() + " files");
      taken.add(take(contract, deliveries, holdings, earlier, report));
    }
  }

  private Taken take(
      SourceContract contract,
      List<Delivery> deliveries,
      Holdings holdings,
      List<DeliveryRecord> earlier,
      IngestReport report) {
    Intake intake =
        new Intake(
            session,
            new References(session, catalogue.references()),
            lake.storage()::open,
            run.asOf(),
            key);
    Taken taken =
        new ContractIntake(session, catalogue, lake, holdings, run, steps, reports)
            .take(own -> intake.read(contract, own), contract, deliveries, report);
    new MovedRecords(lake, catalogue, run, earlier).settle(taken).forEach(report::moved);
    return taken;
  }

  /** Contracts in groups that share no table: groups may go side by side, each in its order. */
  private List<List<SourceContract>> lanes() {
    List<List<SourceContract>> lanes = new ArrayList<>();
    for (SourceContract contract : inOrder()) {
      List<SourceContract> own = new ArrayList<>(List.of(contract));
      for (List<SourceContract> lane : List.copyOf(lanes)) {
        if (lane.stream()
            .anyMatch(other -> !Collections.disjoint(tables(other), tables(contract)))) {
          lanes.remove(lane);
          own.addAll(0, lane);
        }
      }
      lanes.add(own);
    }
    // The longest work first, so that nothing waits for it at the end.
    lanes.sort(Comparator.comparingInt((List<SourceContract> lane) -> -lane.size()));
    return lanes;
  }

  private static Set<String> tables(SourceContract contract) {
    Set<String> tables = new HashSet<>();
    contract.conformed().forEach(m -> tables.add(m.table()));
    contract.link().ifPresent(link -> tables.add(link.table()));
    return tables;
  }

  /** Sources that others link to come first. */
  private List<SourceContract> inOrder() {
    return catalogue.sources().values().stream()
        .sorted(Comparator.comparing((SourceContract s) -> s.link().isPresent()))
        .toList();
  }

  /** Refused rows first, the ledger last: a run that is killed before simply does it all again. */
  private void close(Book book, List<Taken> taken, IngestReport report) {
    List<String> ids = new ArrayList<>();
    Dataset<Row> rows = null;
    for (Taken part : taken) {
      ids.addAll(part.accepted());
      Dataset<Row> own = part.batch().quarantined(part.accepted(), run.id());
      rows = rows == null ? own : rows.unionByName(own);
    }
    List<DeliveryRecord> merged = Ledger.merged(book.earlier(), report.records());
    Optional<Dataset<Row>> refused = Optional.ofNullable(rows);
    Together.run(
        List.of(
            () -> refused.ifPresent(r -> writeRefused(r, ids)),
            () -> new CoverageTable(catalogue, lake, run).update(merged, report)));
    List<Reconciled> reconciled = new SourceChecks(catalogue, lake, run).run(report);
    report.measured(new Lateness(FreshnessCheck.of(catalogue, merged, run.today())));
    reports.write(report, reconciled, new UsualSizes(book.earlier()));
    if (copies.areOf(lake)) {
      new RawErasure(place, key, run, report.records()).erase(report.records(), report.findings());
    }
    if (!report.records().isEmpty()) {
      steps.say("enter " + report.records().size() + " files in the ledger");
    }
    book.ledger()
        .enter(
            new Ledger.Page(report.records(), report.findings(), report.ofSources(), reconciled),
            new CommitNote(run.id(), "ingest", Map.of(), List.of(), book.mark()));
    taken.stream().map(Taken::batch).forEach(Batch::release);
  }

  private void writeRefused(Dataset<Row> rows, List<String> deliveryIds) {
    if (deliveryIds.isEmpty()) {
      return;
    }
    String scope =
        deliveryIds.stream()
            .map(id -> "'" + id + "'")
            .collect(Collectors.joining(", ", "delivery_id IN (", ")"));
    Dataset<Row> refused = rows.coalesce(1);
    CommitNote note = run.note("ingest", Map.of(), List.of());
    steps.record("write quarantine", () -> lake.table("quarantine").replace(refused, scope, note));
  }
}
