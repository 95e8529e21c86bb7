package london.outcomes.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A status as a person reads it on a terminal: sums first, single deliveries when asked for. */
public final class StatusText {

  private static final int FILE = 44;

  /** So many deliveries can be read one by one, with every word that was said about them. */
  private static final int FEW = 3;

  private final LakeStatus status;
  private final List<String> lines = new ArrayList<>();

  private StatusText(LakeStatus status) {
    this.status = status;
  }

  /**
   * The text.
   *
   * @param isDetailed whether each delivery is shown
   */
  public static String of(LakeStatus status, boolean isDetailed) {
    StatusText text = new StatusText(status);
    text.lines.add("Lake " + status.lake() + ", as of " + status.asOf());
    text.lines.addAll(new SourceLines(isDetailed).of(status));
    if (isDetailed) {
      text.addDeliveries();
      text.addReconciled(true);
    } else {
      text.addRefused();
      text.addFindings();
      text.addReconciled(false);
      text.addTables();
    }
    // A file name is a stranger's text: it must not start a line, or move the cursor.
    return text.lines.stream()
        .map(line -> line.replaceAll("\\p{Cntrl}", "?").stripTrailing())
        .collect(Collectors.joining("\n"));
  }

  private void title(String title) {
    lines.add("");
    lines.add(title);
  }

  /** What was not taken in, by reason: the newest file of each as an example. */
  private void addRefused() {
    Map<String, List<DeliveryRecord>> byReason = new TreeMap<>();
    for (DeliveryRecord d : status.deliveries()) {
      if (!d.isAccepted() && !d.verdict().equals(DeliveryRecord.OPENED)) {
        String reason = String.format("%-9s %-22s", d.verdict(), d.reasonCode());
        byReason.computeIfAbsent(reason, key -> new ArrayList<>()).add(d);
      }
    }
    if (byReason.isEmpty()) {
      return;
    }
    title("Not taken in (files; the newest of each)");
    byReason.forEach(
        (reason, own) -> {
          DeliveryRecord newest = own.get(own.size() - 1);
          lines.add(
              String.format(
                  Locale.UK,
                  "  %s %,5d  %s: %s",
                  reason,
                  own.size(),
                  newest.filePath(),
                  newest.message()));
        });
  }

  private void addFindings() {
    Map<String, long[]> byRule = new TreeMap<>();
    for (Finding f : status.findings()) {
      if (!f.effect().equals(Finding.REJECT)) {
        String key = String.format("%-10s %-22s %-22s", f.effect(), f.ruleCode(), f.sourceId());
        long[] sums = byRule.computeIfAbsent(key, k -> new long[2]);
        sums[0] += f.rowCount();
        sums[1]++;
      }
    }
    if (byRule.isEmpty()) {
      return;
    }
    title("Found by rules (rows, findings)");
    byRule.forEach(
        (key, n) -> lines.add(String.format(Locale.UK, "  %s %,9d %,6d", key, n[0], n[1])));
    lines.add("  One by one: outcomes status --source ID, or --delivery PART of a path");
  }

  private void addDeliveries() {
    title("Deliveries");
    if (status.deliveries().isEmpty()) {
      lines.add("  none that fits");
      return;
    }
    lines.add(
        String.format(
            "  %-21s %-" + FILE + "s %10s %10s %11s %8s  %-20s %s",
            "verdict",
            "file",
            "rows in",
            "accepted",
            "quarantined",
            "dropped",
            "months",
            "reason, or warnings"));
    Map<String, List<Finding>> found =
        status.findings().stream()
            .collect(
                Collectors.groupingBy(
                    Finding::deliveryId, LinkedHashMap::new, Collectors.toList()));
    boolean isTold = status.deliveries().size() <= FEW;
    for (DeliveryRecord d : status.deliveries()) {
      List<Finding> own = found.getOrDefault(d.deliveryId(), List.of());
      lines.add(delivery(d, own));
      if (isTold) {
        tell(d, own);
      }
    }
  }

  private static String delivery(DeliveryRecord d, List<Finding> found) {
    return String.format(
        Locale.UK,
        "  %-21s %-" + FILE + "s %,10d %,10d %,11d %,8d  %-20s %s",
        d.verdict(),
        end(d.filePath()),
        d.rowCount(),
        d.acceptedCount(),
        d.quarantinedCount(),
        d.droppedCount(),
        SourceLines.span(d.months()),
        d.reasonCode().isEmpty() ? warnings(found) : d.reasonCode());
  }

  private static String warnings(List<Finding> found) {
    Map<String, Long> byCode =
        found.stream()
            .filter(f -> f.effect().equals(Finding.WARN))
            .collect(Collectors.groupingBy(Finding::ruleCode, TreeMap::new, Collectors.counting()));
    return byCode.entrySet().stream()
        .map(e -> e.getValue() == 1 ? e.getKey() : e.getKey() + " x" + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private void tell(DeliveryRecord d, List<Finding> found) {
    lines.add("      id " + d.deliveryId() + ", run " + d.runId() + ", " + d.provenance());
    if (!d.message().isEmpty()) {
      lines.add("      " + d.reasonCode() + ": " + d.message());
    }
    for (Finding f : found) {
      String rows = f.rowCount() == 0 ? "" : String.format(Locale.UK, " %,d rows:", f.rowCount());
      lines.add("      " + f.effect() + " " + f.ruleCode() + ":" + rows + " " + f.message());
    }
  }

  /** Each check with how often it agreed and, when asked for, each sum that did not. */
  private void addReconciled(boolean isDetailed) {
    if (status.reconciled().isEmpty()) {
      return;
    }
    Map<String, List<Reconciled>> byCheck =
        status.reconciled().stream()
            .collect(
                Collectors.groupingBy(
                    r ->
                        String.format(
                            "%-22s %-30s %-22s", r.sourceId(), r.check(), r.otherSourceId()),
                    TreeMap::new,
                    Collectors.toList()));
    title("Sums compared (agree, differ)");
    byCheck.forEach(
        (check, own) -> {
          List<Reconciled> differing =
              own.stream().filter(r -> r.verdict().equals(Reconciled.DIFFERS)).toList();
          lines.add(
              String.format(
                  Locale.UK,
                  "  %s %,7d %,7d",
                  check,
                  own.size() - differing.size(),
                  differing.size()));
          differing.stream().filter(r -> isDetailed).forEach(r -> lines.add(difference(r)));
        });
  }

  private static String difference(Reconciled r) {
    return String.format(
        Locale.UK,
        "      %-8s %s: %,.3f against %,.3f, %+,.3f (%.1f %% allowed)",
        r.month(),
        r.part(),
        r.left(),
        r.right(),
        r.difference(),
        100 * r.tolerance());
  }

  private void addTables() {
    title("Tables (Delta version)");
    List<String> written = new ArrayList<>();
    status
        .tables()
        .forEach(
            (name, version) -> {
              if (version >= 0) {
                written.add(name + " " + version);
              }
            });
    StringBuilder line = new StringBuilder(" ");
    for (String table : written) {
      if (line.length() + table.length() > 110) {
        lines.add(line.toString());
        line = new StringBuilder(" ");
      }
      line.append(' ').append(table).append(',');
    }
    if (!written.isEmpty()) {
      lines.add(line.substring(0, line.length() - 1));
    }
  }

  /** The end of a path says more than its start. */
  private static String end(String path) {
    return path.length() <= FILE ? path : "…" + path.substring(path.length() - FILE + 1);
  }
}
