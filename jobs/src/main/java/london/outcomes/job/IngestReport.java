package london.outcomes.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import london.outcomes.ingest.Delivery;
import london.outcomes.ingest.RowCounts;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Finding;

/** What becomes of every file of the landing folder: it ends as ledger rows and as the summary. */
final class IngestReport {

  private final String runId;
  private final Map<String, DeliveryRecord> records = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> unsettled = new ArrayList<>();
  private final UsualSizes sizes;
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

  /** Files that were still being written, to be looked at by the next run. */
  synchronized List<String> unsettled() {
    return unsettled;
  }

  synchronized void unsettled(Arrival entry) {
    unsettled.add(entry.file.path());
  }

  synchronized void ignored(Arrival entry) {
    String message = "no contract in conf/sources knows this name; add one, or remove the file";
    put(record(entry, DeliveryRecord.IGNORED, "UNKNOWN_FILE", message));
    warn(entry, new Problem("UNKNOWN_FILE", "", message));
  }

  /** An archive, whose files have rows of their own. */
  synchronized void opened(Arrival entry, int files) {
    String message = "%,d files in it; each stands below under its own path".formatted(files);
    put(record(entry, DeliveryRecord.OPENED, "ARCHIVE", message));
  }

  synchronized void duplicate(Arrival entry, DeliveryRecord same) {
    String message = "the same content as " + same.filePath() + "; nothing was done";
    put(record(entry, DeliveryRecord.DUPLICATE, "DUPLICATE_CONTENT", message));
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
        withCounts(record, "pending", "", "", new RowCounts(), Set.of(), delivery);
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
    if (!isComplete(delivery, counts)) {
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
    Supply supply = supplies.get(deliveryId);
    String message =
        "were counted in another month before, and are counted in this one from now on";
    find(deliveryId, supply.delivery.source().id(), "MOVED_MONTH", Finding.WARN, records, message);
    decide(
        supply.delivery,
        DeliveryRecord.ACCEPTED_WITH_WARNING,
        "",
        "",
        supply.counts,
        supply.months);
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

  private static boolean isComplete(Delivery delivery, RowCounts counts) {
    return delivery
        .source()
        .completeness()
        .map(c -> counts.kinds().size() >= c.kinds())
        .orElse(true);
  }

  private void findRows(Delivery delivery, RowCounts counts) {
    String source = delivery.source().id();
    counts.fileFindings().forEach(p -> warn(delivery, p));
    counts
        .quarantined()
        .forEach(
            (code, rows) ->
                find(
                    delivery.id(),
                    source,
                    code,
                    Finding.QUARANTINE,
                    rows,
                    counts.whyQuarantined(code)));
    counts
        .dropped()
        .forEach(
            (code, rows) ->
                find(delivery.id(), source, code, Finding.DROP, rows, counts.whyDropped(code)));
    counts
        .warned()
        .forEach(
            (code, rows) ->
                find(delivery.id(), source, code, Finding.WARN, rows, warning(delivery, code)));
  }

  private static String warning(Delivery delivery, String code) {
    return delivery.source().rules().stream()
        .filter(rule -> rule.code().equals(code))
        .map(rule -> rule.message())
        .findFirst()
        .orElse("");
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
    put(withCounts(pending, verdict, code, message, counts, months, delivery));
  }

  private DeliveryRecord withCounts(
      DeliveryRecord r,
      String verdict,
      String code,
      String message,
      RowCounts counts,
      Set<String> months,
      Delivery delivery) {
    boolean isTaken = verdict.startsWith(DeliveryRecord.ACCEPTED);
    Optional<String> vintage =
        Optional.of(new TreeSet<>(months)).filter(m -> !m.isEmpty()).map(TreeSet::last);
    return new DeliveryRecord(
        r.deliveryId(),
        r.sourceId(),
        r.filePath(),
        r.fileSize(),
        r.modifiedAt(),
        r.sha256(),
        delivery.forceId(),
        vintage.orElse(""),
        List.copyOf(months),
        isComplete(delivery, counts),
        r.provenance(),
        verdict,
        code,
        message,
        counts.records(),
        counts.rows(),
        isTaken ? counts.accepted() : 0,
        counts.quarantinedRows(),
        counts.droppedRows(),
        runId,
        r.sequence());
  }

  private DeliveryRecord record(Arrival entry, String verdict, String code, String message) {
    return new DeliveryRecord(
        entry.id(),
        entry.sourceId(),
        entry.file.path(),
        entry.file.size(),
        entry.file.modifiedAt(),
        entry.sha256,
        "",
        "",
        List.of(),
        true,
        entry.provenance,
        verdict,
        code,
        message,
        0,
        0,
        0,
        0,
        0,
        runId,
        entry.sequence);
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
