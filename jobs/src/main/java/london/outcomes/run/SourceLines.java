package london.outcomes.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sources of a status, a line each: how much has arrived, how whole, and when more is due. */
final class SourceLines {

  private final boolean isDetailed;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param isDetailed whether months are named that are missing or not whole
   */
  SourceLines(boolean isDetailed) {
    this.isDetailed = isDetailed;
  }

  List<String> of(LakeStatus status) {
    lines.add("");
    lines.add("Sources");
    String columns = "  %-22s %-15s %5s %8s %11s %11s %11s %8s  %6s %7s %7s  %-20s %s";
    lines.add(
        String.format(
            columns,
            "source",
            "force",
            "files",
            "rejected",
            "rows in",
            "accepted",
            "quarantined",
            "dropped",
            "months",
            "partial",
            "missing",
            "from, to",
            "next due"));
    for (LakeStatus.Source s : status.sources()) {
      lines.add(
          String.format(
              Locale.UK,
              "  %-22s %-15s %,5d %,8d %,11d %,11d %,11d %,8d  %,6d %,7d %,7d  %-20s %s",
              s.sourceId(),
              s.forceId(),
              s.files(),
              s.rejected(),
              s.rowsIn(),
              s.accepted(),
              s.quarantined(),
              s.dropped(),
              s.months().size(),
              s.partial().size(),
              s.missing().size(),
              span(s.months()),
              s.dueOn() + (s.isLate() ? "  LATE" : "")));
      if (isDetailed) {
        addMonths("partial", s.partial());
        addMonths("missing", s.missing());
      }
    }
    if (!status.silent().isEmpty()) {
      lines.add("  nothing yet: " + String.join(", ", status.silent()));
    }
    return lines;
  }

  private void addMonths(String what, List<String> months) {
    if (!months.isEmpty()) {
      lines.add("      " + what + ": " + String.join(", ", months));
    }
  }

  /** First and last of some months. */
  static String span(List<String> months) {
    if (months.isEmpty()) {
      return "";
    }
    String first = months.get(0);
    String last = months.get(months.size() - 1);
    return first.equals(last) ? first : first + " to " + last;
  }
}
