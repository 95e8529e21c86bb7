package london.outcomes.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A run summary as a person reads it on a terminal. */
public final class SummaryText {

  private static final int SHOWN_FILES = 3;

  private static final int NAME = 46;

  private SummaryText() {}

  public static String of(RunSummary summary) {
    List<String> lines = new ArrayList<>();
    double seconds =
        Duration.between(summary.startedAt(), summary.finishedAt()).toMillis() / 1000.0;
    if (summary.outcome().equals(RunSummary.NOTHING)) {
      lines.add(
          String.format(
              Locale.UK, "Nothing to do: every file and definition is known. (%.1f s)", seconds));
    } else {
      lines.add(String.format(Locale.UK, "Run %s, %.1f s", summary.runId(), seconds));
    }
    addDeliveries(summary, lines);
    addFindings(summary, lines);
    addOfSources(summary, lines);
    addTables(summary, lines);
    addSkipped(summary, lines);
    addHeadlines(summary, lines);
    lines.add("");
    lines.add("Tables:   " + summary.lake());
    if (!summary.headlines().isEmpty()) {
      lines.add(
          "Look:     ./outcomes query --lake "
              + summary.lake().replaceFirst("^file:(?=/)", "")
              + " \"select * from fact_measure limit 10\"");
    }
    // A file name is a stranger's text: it must not start a line, or move the cursor.
    return lines.stream()
        .map(line -> line.replaceAll("\\p{Cntrl}", "?"))
        .collect(Collectors.joining("\n"));
  }

  private static void addDeliveries(RunSummary summary, List<String> lines) {
    if (summary.deliveries().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("Delivered");
    lines.add(
        String.format(
            "  %-24s %6s %10s %10s %11s %8s %9s",
            "source", "files", "rows in", "accepted", "quarantined", "dropped", "rejected"));
    Map<String, long[]> bySource = new LinkedHashMap<>();
    for (DeliveryRecord d : summary.deliveries()) {
      String source = d.sourceId().isEmpty() ? nameless(d) : d.sourceId();
      long[] sums = bySource.computeIfAbsent(source, s -> new long[6]);
      boolean isTaken = d.isAccepted();
      sums[0]++;
      sums[1] += isTaken ? d.rowCount() : 0;
      sums[2] += d.acceptedCount();
      sums[3] += isTaken ? d.quarantinedCount() : 0;
      sums[4] += isTaken ? d.droppedCount() : 0;
      sums[5] += d.verdict().equals(DeliveryRecord.REJECTED) ? 1 : 0;
    }
    bySource.forEach(
        (source, n) ->
            lines.add(
                String.format(
                    Locale.UK,
                    "  %-24s %,6d %,10d %,10d %,11d %,8d %,9d",
                    source,
                    n[0],
                    n[1],
                    n[2],
                    n[3],
                    n[4],
                    n[5])));
    addRefused(summary, lines);
    summary.waiting().forEach(f -> lines.add("  still being written, left for the next run: " + f));
  }

  /** One reason may hold for a whole folder: the first files say it, and how many follow. */
  private static void addRefused(RunSummary summary, List<String> lines) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (DeliveryRecord d : summary.deliveries()) {
      if (!d.isAccepted()) {
        byReason
            .computeIfAbsent(d.verdict() + d.reasonCode() + d.message(), r -> new ArrayList<>())
            .add(
                "  %s: %s: %s: %s"
                    .formatted(d.verdict(), d.filePath(), d.reasonCode(), d.message()));
      }
    }
    for (List<String> files : byReason.values()) {
      files.stream().limit(SHOWN_FILES).forEach(lines::add);
      if (files.size() > SHOWN_FILES) {
        int more = files.size() - SHOWN_FILES;
        lines.add(
            "  … and %,d more files for this reason; status --source ID names them"
                .formatted(more));
      }
    }
  }

  private static String nameless(DeliveryRecord delivery) {
    return delivery.verdict().equals(DeliveryRecord.OPENED) ? "(archive)" : "(unknown file)";
  }

  private static void addFindings(RunSummary summary, List<String> lines) {
    Map<String, long[]> byRule = new LinkedHashMap<>();
    Map<String, String> example = new LinkedHashMap<>();
    for (Finding f : summary.findings()) {
      if (f.effect().equals(Finding.REJECT) || f.deliveryId().equals(Finding.NO_DELIVERY)) {
        continue;
      }
      String key = String.format("%-10s %-22s %s", f.effect(), f.ruleCode(), f.sourceId());
      long[] sums = byRule.computeIfAbsent(key, k -> new long[2]);
      sums[0] += f.rowCount();
      sums[1]++;
      example.putIfAbsent(key, f.message());
    }
    if (byRule.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("Found by rules (rows, files)");
    byRule.forEach(
        (key, n) ->
            lines.add(
                String.format(
                    Locale.UK,
                    "  %-54s %,8d %,5d  %s",
                    key,
                    n[0],
                    n[1],
                    cut(example.get(key), 90))));
    lines.add("  Reports for the suppliers stand beside the raw copies: raw/*/*.report.md");
  }

  /** Here a rejection is the run's: it ends with the exit code of a gate that has failed. */
  private static void addOfSources(RunSummary summary, List<String> lines) {
    List<Finding> ofSources =
        summary.findings().stream()
            .filter(f -> f.deliveryId().equals(Finding.NO_DELIVERY))
            .toList();
    if (ofSources.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("Sources");
    for (Finding f : ofSources) {
      lines.add(
          String.format(
              "  %-10s %-22s %-20s %s", f.effect(), f.ruleCode(), f.sourceId(), f.message()));
    }
  }

  private static void addTables(RunSummary summary, List<String> lines) {
    if (summary.tables().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("Written");
    for (Step step : summary.tables()) {
      lines.add(
          String.format(
              Locale.UK,
              "  %-10s %-18s version %-4d %,10d rows  %5.1f s",
              step.step(),
              step.tableName(),
              step.tableVersion(),
              step.rowCount(),
              step.seconds()));
    }
  }

  private static void addSkipped(RunSummary summary, List<String> lines) {
    if (summary.skipped().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("Skipped");
    summary.skipped().forEach(skipped -> lines.add("  " + skipped));
  }

  private static void addHeadlines(RunSummary summary, List<String> lines) {
    if (summary.headlines().isEmpty()) {
      return;
    }
    boolean isSynthetic =
        summary.headlines().stream().anyMatch(h -> "synthetic".equals(h.provenance()));
    lines.add("");
    lines.add(
        "Measures, London, latest"
            + (isSynthetic ? "   *** SYNTHETIC DATA: about nobody ***" : ""));
    lines.add(
        String.format(
            "  %-46s %-24s %9s %9s  %-19s %-29s %s",
            "measure",
            "period",
            "count",
            "value",
            "95 % interval",
            "change on a year ago",
            "unit"));
    for (RunSummary.Headline h : summary.headlines()) {
      lines.add(
          String.format(
              Locale.UK,
              "  %-46s %-24s %9s %9s  %-19s %-29s %s",
              name(h),
              h.period(),
              number(h.count(), 0),
              number(h.value(), decimals(h)),
              interval(h),
              change(h),
              h.unit()));
    }
  }

  /** The group must stay readable: a long title gives way to it. */
  private static String name(RunSummary.Headline h) {
    String group = h.group().equals("all") ? "" : ": " + h.group();
    return cut(h.title(), NAME - group.length()) + group;
  }

  private static String interval(RunSummary.Headline h) {
    return h.lower() == null
        ? ""
        : number(h.lower(), decimals(h)) + " to " + number(h.upper(), decimals(h));
  }

  /** Hundredths of an offence or of a large number are no information. */
  private static int decimals(RunSummary.Headline h) {
    boolean isCount = h.value() != null && h.value().equals(h.count());
    return isCount || (h.value() != null && Math.abs(h.value()) >= 1000) ? 0 : 2;
  }

  private static String change(RunSummary.Headline h) {
    if (h.change() == null) {
      return "";
    }
    String size =
        h.changePct() != null
            ? String.format(Locale.UK, "%+.1f %%", h.changePct())
            : String.format(Locale.UK, "%+.2f", h.change())
                + (h.unit().startsWith("per cent") ? " points" : "");
    String test =
        h.changeP() == null
            ? ""
            : h.changeP() < 0.05 ? "  (more than chance)" : "  (within chance)";
    return size + test;
  }

  private static String number(Double value, int decimals) {
    return value == null ? "-" : String.format(Locale.UK, "%,." + decimals + "f", value);
  }

  private static String cut(String text, int length) {
    return text == null ? "" : text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}
