package london.outcomes.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.table.CommitNote;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;

/** The book of all deliveries and of what the rules found in them. */
public final class Ledger {

  private final LakeTable deliveries;
  private final LakeTable findings;
  private final LakeTable reconciliation;
  private final LakeTable runs;

  public Ledger(Lake lake) {
    this.deliveries = lake.table("delivery");
    this.findings = lake.table("finding");
    this.reconciliation = lake.table("reconciliation");
    this.runs = lake.table("run");
  }

  /** All deliveries in the order of their acceptance. */
  public List<DeliveryRecord> deliveries() {
    if (deliveries.version().isEmpty()) {
      return List.of();
    }
    return deliveries.read().collectAsList().stream()
        .map(DeliveryRecord::of)
        .sorted(Comparator.comparingLong(DeliveryRecord::sequence))
        .toList();
  }

  /** What the rules found in these deliveries. */
  public List<Finding> findings(Collection<String> deliveryIds) {
    if (findings.version().isEmpty()) {
      return List.of();
    }
    return findings
        .read()
        .where(org.apache.spark.sql.functions.col("delivery_id").isInCollection(deliveryIds))
        .collectAsList()
        .stream()
        .map(Finding::of)
        .toList();
  }

  /**
   * Those of these runs that have entered pages under a mark, since one under the same mark has
   * come to its end.
   *
   * @param mark what the notes of their commits say as definitions
   */
  public Set<String> interrupted(Collection<String> runIds, Map<String, String> mark) {
    Set<String> ended = new HashSet<>();
    runs.read().select("run_id").collectAsList().forEach(row -> ended.add(row.getString(0)));
    Set<String> open = new HashSet<>(runIds);
    open.removeAll(ended);
    Set<String> interrupted = new HashSet<>();
    long version = deliveries.version().orElse(-1);
    // From the newest back, and no further than needed: there is a commit for each run.
    for (; version >= 0 && !open.isEmpty(); version--) {
      Optional<CommitNote> note = deliveries.commit(version).note();
      if (note.filter(n -> n.definitions().equals(mark)).isPresent()) {
        String runId = note.get().runId();
        if (ended.contains(runId)) {
          break;
        }
        interrupted.add(runId);
      }
      note.ifPresent(n -> open.remove(n.runId()));
    }
    interrupted.retainAll(runIds);
    return interrupted;
  }

  /** Entries with those of a later run in place of what they say anew. */
  public static List<DeliveryRecord> merged(
      List<DeliveryRecord> earlier, List<DeliveryRecord> later) {
    Set<String> anew = later.stream().map(Ledger::entry).collect(Collectors.toSet());
    return Stream.concat(
            earlier.stream().filter(record -> !anew.contains(entry(record))), later.stream())
        .toList();
  }

  /**
   * What a run has to say.
   *
   * @param deliveries deliveries that it has decided on
   * @param found what was found in them
   * @param ofSources what is to be said of sources as a whole, in place of what was said before
   * @param reconciled sums that were compared
   */
  public record Page(
      List<DeliveryRecord> deliveries,
      List<Finding> found,
      List<Finding> ofSources,
      List<Reconciled> reconciled) {}

  /** Enters what a run says; entering it again replaces what was said of the same things. */
  public void enter(Page page, CommitNote note) {
    if (page.deliveries().isEmpty() && page.ofSources().isEmpty()) {
      return;
    }
    if (!page.reconciled().isEmpty()) {
      reconciliation.replace(
          reconciliation.rows(page.reconciled().stream().map(Reconciled::toRow).toList()),
          in(Reconciled.SUBJECT, page.reconciled().stream().map(Reconciled::subject).toList()),
          note);
    }
    findings.replace(
        findings.rows(
            Stream.concat(page.found().stream(), page.ofSources().stream())
                .map(Finding::toRow)
                .toList()),
        replaced(page.deliveries(), page.found()),
        note);
    if (page.deliveries().isEmpty()) {
      return;
    }
    // The delivery itself comes last: it is what says that all the rest has been done.
    deliveries.replace(
        deliveries.rows(page.deliveries().stream().map(DeliveryRecord::toRow).toList()),
        in(
            "concat(delivery_id, file_path)",
            page.deliveries().stream().map(Ledger::entry).toList()),
        note);
  }

  /** What was compared in deliveries of a source, and with other sources. */
  public List<Reconciled> reconciled() {
    return reconciliation.version().isEmpty()
        ? List.of()
        : reconciliation.read().collectAsList().stream().map(Reconciled::of).toList();
  }

  /** What was found in a delivery stays when a copy of it arrives: both have the same id. */
  private static String replaced(List<DeliveryRecord> records, List<Finding> found) {
    Set<String> ids = new TreeSet<>(Set.of(Finding.NO_DELIVERY));
    records.stream()
        .filter(r -> !r.verdict().equals(DeliveryRecord.DUPLICATE))
        .forEach(r -> ids.add(r.deliveryId()));
    List<String> ofCopies =
        found.stream()
            .filter(f -> !ids.contains(f.deliveryId()))
            .map(f -> f.deliveryId() + f.ruleCode() + f.message())
            .toList();
    String own = in("delivery_id", ids);
    return ofCopies.isEmpty()
        ? own
        : own + " OR " + in("concat(delivery_id, rule_code, message)", ofCopies);
  }

  private static String entry(DeliveryRecord record) {
    return record.deliveryId() + record.filePath();
  }

  private static String in(String column, Collection<String> texts) {
    return texts.stream()
        .distinct()
        .map(text -> "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'")
        .collect(Collectors.joining(", ", column + " IN (", ")"));
  }
}
