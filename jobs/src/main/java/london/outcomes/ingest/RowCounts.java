package london.outcomes.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.quality.Comparison;

/** The counted fates of one delivery's rows: rows in = accepted + quarantined + dropped. */
public final class RowCounts {

  private final Map<String, Long> acceptedByMonth = new TreeMap<>();
  private final Map<String, Long> quarantined = new TreeMap<>();
  private final Map<String, Long> dropped = new TreeMap<>();
  private final Map<String, Long> warned = new TreeMap<>();
  private final Map<String, String> details = new HashMap<>();
  private final List<Problem> fileFindings = new ArrayList<>();
  private final Set<String> kinds = new TreeSet<>();
  private final List<Comparison> comparisons = new ArrayList<>();
  private long records;

  void add(String month, String fate, String code, long rows, String detail) {
    switch (fate) {
      case RowColumns.ACCEPT -> acceptedByMonth.merge(month, rows, Long::sum);
      case RowColumns.QUARANTINE -> quarantined.merge(code, rows, Long::sum);
      case RowColumns.DROP -> dropped.merge(code, rows, Long::sum);
      case RowColumns.WARN -> warned.merge(code, rows, Long::sum);
      default -> addFinding(code, detail);
    }
    if (detail != null && !detail.isEmpty()) {
      details.merge(fate + code, detail, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
  }

  private void addFinding(String code, String detail) {
    if (code.equals(Verdicts.RECORDS)) {
      records = Long.parseLong(detail);
    } else {
      fileFindings.add(new Problem(code, "", detail));
    }
  }

  /** Takes a month away that another delivery supplies; its rows are dropped as SUPERSEDED. */
  public void supersede(String month) {
    Long rows = acceptedByMonth.remove(month);
    if (rows != null) {
      dropped.merge("SUPERSEDED", rows, Long::sum);
      details.put(
          RowColumns.DROP + "SUPERSEDED", "a newer vintage, or a later delivery, holds the month");
    }
  }

  void addComparison(Comparison comparison) {
    comparisons.add(comparison);
  }

  /** Findings about the delivery as a whole. */
  void note(List<Problem> problems) {
    fileFindings.addAll(problems);
  }

  /** Sums of its rows that its contract has compared. */
  public List<Comparison> comparisons() {
    return comparisons;
  }

  void addKinds(List<String> seen) {
    kinds.addAll(seen);
  }

  /** Values of the contract's completeness column that accepted rows hold. */
  public Set<String> kinds() {
    return kinds;
  }

  public long records() {
    return records;
  }

  public long rows() {
    return accepted() + sum(quarantined) + sum(dropped);
  }

  public long accepted() {
    return sum(acceptedByMonth);
  }

  public long quarantinedRows() {
    return sum(quarantined);
  }

  public long droppedRows() {
    return sum(dropped);
  }

  public Map<String, Long> quarantined() {
    return quarantined;
  }

  public Map<String, Long> dropped() {
    return dropped;
  }

  public Map<String, Long> warned() {
    return warned;
  }

  public List<Problem> fileFindings() {
    return fileFindings;
  }

  /** An example of what was seen where a code refused rows. */
  public String whyQuarantined(String code) {
    return details.getOrDefault(RowColumns.QUARANTINE + code, "");
  }

  /** Why a code dropped rows. */
  public String whyDropped(String code) {
    return details.getOrDefault(RowColumns.DROP + code, "");
  }

  /** Months of the accepted rows, in order. */
  public TreeSet<String> months() {
    return new TreeSet<>(acceptedByMonth.keySet());
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
