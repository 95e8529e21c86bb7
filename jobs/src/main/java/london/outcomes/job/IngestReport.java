package london.outcomes.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import london.outcomes.ingest.Delivery;
import london.outcomes.ingest.RowCounts;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.quality.Comparison;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Finding;

/** What becomes of every file of the landing folder: it ends as ledger rows and as the summary. */
final class IngestReport {

  private final String runId;
  private final Map<String, DeliveryRecord> records = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> unsettled = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private final Map<Delivery, List<Comparison>> compared = new LinkedHashMap<>();
  private final UsualSizes sizes;
  private Lateness lateness = Lateness.UNKNOWN;
  private final Map<String, Supply> supplies = new HashMap<>();

  /**
   * @param earlier the ledger before this run
   */
  IngestReport(String runId, List<DeliveryRecord> earlier) {
    this.runId = runId;
    this.sizes = new UsualSizes(earlier);
  }

  /** Remembers the size of a delivery of this run. */
  synchronized void counted(Delivery delivery, long rows) {
    sizes.add(delivery, rows);
  }

  /** Mean rows of the last deliveries of the same source and force; 0 without any. */
  synchronized double meanRows(Delivery delivery) {
    return sizes.mean(delivery);
  }

  /** Deliveries decided in this run, in the order of their arrival. */
  synchronized List<DeliveryRecord> records() {
    return new ArrayList<>(records.values());
  }

  synchronized List<Finding> findings() {
    return findings;
  }

  /** Takes what the calendars say once all has been decided. */
  synchronized void measured(Lateness sources) {
    lateness = sources;
  }

  synchronized Lateness lateness() {
    return lateness;
  }

  /** Sums that were compared within deliveries. */
  synchronized Map<Delivery, List<Comparison>> compared() {
    return compared;
  }

  /** What is to be said of sources as a whole. */
  synchronized List<Finding> ofSources() {
    return lateness.findings(runId);
  }

  /** Files that were still being written, to be looked at by the next run. */
  synchronized List<String> unsettled() {
    return unsettled;
  }

  /** Deliveries that were to be read again and cannot be, and why. */
  synchronized List<String> unread() {
    return unread;
  }

  synchronized void unread(String why) {
    unread.add(why);
  }

  /** Leaves deliveries that are read later in this run to a report of their own. */
  synchronized IngestReport takeOut(Map<String, List<Delivery>> later) {
    Set<String> ids =
        later.values().stream().flatMap(List::stream).map(Delivery::id).collect(Collectors.toSet());
    IngestReport own = new IngestReport(runId, List.of());
    records.values().stream().filter(r -> ids.contains(r.deliveryId())).forEach(own::put);
    records.values().removeIf(r -> ids.contains(r.deliveryId()));
    findings.stream().filter(f -> ids.contains(f.deliveryId())).forEach(own.findings::add);
    findings.removeIf(f -> ids.contains(f.deliveryId()));
    return own;
  }

  /** Takes over what another report of the same run says. */
  synchronized void add(IngestReport later) {
    records.putAll(later.records);
    findings.addAll(later.findings);
    unread.addAll(later.unread);
    compared.putAll(later.compared);
    supplies.putAll(later.supplies);
    lateness = later.lateness;
  }

  synchronized void unsettled(Arrival entry) {
    unsettled.add(entry.file.path());
  }

  /** A file under a name that no contract has, with what there is to say of the name. */
  synchronized void ignored(Arrival entry, Optional<String> nearMiss) {
    String message =
        "no contract in conf/sources knows this name; "
            + nearMiss.map(near -> near + "; rename the file, ").orElse("")
            + "add one, or remove the file";
    put(record(entry, DeliveryRecord.IGNORED, "UNKNOWN_FILE", message));
    warn(entry, new Problem("UNKNOWN_FILE", "", message));
  }

  /** An archive, whose files have rows of their own. */
  synchronized void opened(Arrival entry, int files) {
    String message = "%,d files in it; each stands below under its own path".formatted(files);
    put(record(entry, DeliveryRecord.OPENED, "ARCHIVE", message));
  }

  /** A copy, with what there is to say of its name. */
  synchronized void duplicate(Arrival entry, DeliveryRecord same, Optional<Problem> staleCopy) {
    String message = "the same content as " + same.filePath() + "; nothing was done";
    String why = staleCopy.map(stale -> "; " + stale.code() + ": " + stale.detail()).orElse("");
    put(record(entry, DeliveryRecord.DUPLICATE, "DUPLICATE_CONTENT", message + why));
    staleCopy.ifPresent(stale -> warn(entry, stale));
  }

  synchronized void rejected(Arrival entry, Problem problem) {
    put(record(entry, DeliveryRecord.REJECTED, problem.code(), text(problem)));
    find(entry.id(), entry.sourceId(), problem.code(), Finding.REJECT, 0, text(problem));
  }

  synchronized void warn(Arrival entry, Problem problem) {
    find(entry.id(), entry.sourceId(), problem.code(), Finding.WARN, 0, text(problem));
  }

  synchronized void warn(Delivery delivery, Problem problem) {
    find(delivery.id(), delivery.source().id(), problem.code(), Finding.WARN, 0, text(problem));
  }

  /** A delivery that will be read; its verdict follows. */
  synchronized DeliveryRecord pending(Arrival entry, Delivery delivery) {
    DeliveryRecord record = record(entry, "pending", "", "");
    DeliveryRecord withForce =
        new LedgerEntry(record, delivery, new RowCounts(), Set.of())
            .decided("pending", "", "", runId);
    put(withForce);
    return withForce;
  }

  /** A delivery of an earlier run that is read again. */
  synchronized void reopened(DeliveryRecord record) {
    put(record);
  }

  synchronized void rejected(Delivery delivery, Problem problem, RowCounts counts) {
    findRows(delivery, counts);
    findings.removeIf(
        f -> f.deliveryId().equals(delivery.id()) && f.message().equals(text(problem)));
    find(delivery.id(), delivery.source().id(), problem.code(), Finding.REJECT, 0, text(problem));
    decide(delivery, DeliveryRecord.REJECTED, problem.code(), text(problem), counts, Set.of());
  }

  synchronized void accepted(Delivery delivery, RowCounts counts, Set<String> months) {
    findRows(delivery, counts);
    if (!LedgerEntry.isComplete(delivery, counts)) {
      warn(delivery, Refusals.incomplete(delivery, counts.kinds().size()));
    }
    boolean isClean = findings.stream().noneMatch(f -> f.deliveryId().equals(delivery.id()));
    String verdict = isClean ? DeliveryRecord.ACCEPTED : DeliveryRecord.ACCEPTED_WITH_WARNING;
    decide(delivery, verdict, "", "", counts, months);
    supplies.put(delivery.id(), new Supply(delivery, counts, months));
  }

  private record Supply(Delivery delivery, RowCounts counts, Set<String> months) {}

  /** An accepted delivery has brought records that were counted in another month before. */
  synchronized void moved(String deliveryId, long records) {
    String message =
        "were counted in another month before, and are counted in this one from now on";
    findLate(supplies.get(deliveryId), "MOVED_MONTH", records, message);
  }

  /** Something shows in accepted deliveries of a source once other records stand beside theirs. */
  synchronized void warnAccepted(String sourceId, Set<String> months, Problem problem) {
    for (Supply supply : List.copyOf(supplies.values())) {
      if (supply.delivery.source().id().equals(sourceId)
          && !Collections.disjoint(supply.months, months)) {
        findLate(supply, problem.code(), 0, text(problem));
      }
    }
  }

  private void findLate(Supply supply, String code, long rows, String message) {
    Delivery delivery = supply.delivery;
    find(delivery.id(), delivery.source().id(), code, Finding.WARN, rows, message);
    String verdict = DeliveryRecord.ACCEPTED_WITH_WARNING;
    decide(delivery, verdict, "", "", supply.counts, supply.months);
  }

  /** Months that accepted deliveries of a source supply. */
  synchronized Set<String> suppliedMonths(String sourceId) {
    return supplies.values().stream()
        .filter(s -> s.delivery.source().id().equals(sourceId))
        .flatMap(s -> s.months.stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What months that were delivered again have changed. */
  synchronized void restated(List<Delivery> restating, List<Restatement.Difference> differences) {
    for (Restatement.Difference d : differences) {
      restating.stream().filter(d::isOf).forEach(delivery -> restated(delivery, d));
    }
  }

  private void restated(Delivery delivery, Restatement.Difference d) {
    Problem sum = Refusals.difference(d);
    String source = delivery.source().id();
    long all = d.added() + d.changed() + d.removed();
    find(delivery.id(), source, sum.code(), Finding.WARN, all, sum.detail());
    if (d.removed() > 0) {
      Problem gone = Refusals.removed(d);
      find(delivery.id(), source, gone.code(), Finding.WARN, d.removed(), gone.detail());
    }
  }

  private void findRows(Delivery delivery, RowCounts counts) {
    counts.fileFindings().forEach(p -> warn(delivery, p));
    compared.put(delivery, counts.comparisons());
    findings.addAll(RowFindings.of(delivery, counts, runId));
  }

  private void decide(
      Delivery delivery,
      String verdict,
      String code,
      String message,
      RowCounts counts,
      Set<String> months) {
    DeliveryRecord pending =
        records.values().stream()
            .filter(r -> r.deliveryId().equals(delivery.id()))
            .filter(r -> r.sequence() == delivery.sequence())
            .findFirst()
            .orElseThrow();
    put(new LedgerEntry(pending, delivery, counts, months).decided(verdict, code, message, runId));
  }

  private DeliveryRecord record(Arrival entry, String verdict, String code, String message) {
    return LedgerEntry.of(entry, verdict, code, message, runId);
  }

  private void put(DeliveryRecord record) {
    // One path may stand for two deliveries: a new one, and an older one that is read again.
    records.put(record.deliveryId() + " " + record.filePath(), record);
  }

  private void find(
      String delivery, String source, String code, String effect, long rows, String message) {
    findings.add(new Finding(delivery, source, code, effect, rows, message, runId));
  }

  private static String text(Problem problem) {
    return problem.column().isEmpty()
        ? problem.detail()
        : problem.column() + ": " + problem.detail();
  }
}
