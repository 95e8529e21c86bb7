package london.outcomes.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import london.outcomes.table.LakeSearch.Report;

/**
 * What an erasure has found and done. It names files and tables, and never a person.
 *
 * @param asked persons that were asked for
 * @param rows records that went, by table
 * @param lists records in whose lists a word has taken someone's place, by table
 * @param files raw files that were rewritten
 * @param fileRows rows that were taken out of them
 * @param deleted raw files that could only be removed as a whole
 * @param months to be computed again
 * @param before what a search of all bytes found
 * @param after what it found when all had been done; the same where nothing was done
 * @param landing what it found in the landing folder
 */
public record Erased(
    int asked,
    Map<String, Long> rows,
    Map<String, Long> lists,
    int files,
    long fileRows,
    int deleted,
    Set<String> months,
    Report before,
    Report after,
    Report landing) {

  private static final int SHOWN = 10;

  /** Nothing done: what there is. */
  public static Erased none(int asked, Report found, Report landing) {
    return new Erased(asked, Map.of(), Map.of(), 0, 0, 0, Set.of(), found, found, landing);
  }

  public boolean isComplete() {
    return after.total() == 0;
  }

  public String toJson() {
    return JsonText.of(this);
  }

  /** What would be done. */
  public String toForecast() {
    List<String> lines = new ArrayList<>();
    addFound(lines);
    addFiles(lines, before);
    addLanding(lines);
    lines.add("Nothing has been changed.");
    return String.join("\n", lines);
  }

  public String toText() {
    List<String> lines = new ArrayList<>();
    addFound(lines);
    rows.forEach((t, n) -> add(lines, "  %-22s %,10d records removed", t, n));
    lists.entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .forEach(e -> add(lines, "  %-22s %,10d records shortened", e.getKey(), e.getValue()));
    if (files + deleted > 0) {
      add(
          lines,
          "  %-22s %,10d files rewritten without %,d rows, %,d removed",
          "raw",
          files,
          fileRows,
          deleted);
    }
    if (!months.isEmpty()) {
      add(
          lines,
          "%,d months are to be computed again: the next run does it. Named releases that rest on what has gone can no longer be verified.",
          months.size());
    }
    add(
        lines,
        "Searched all %,d bytes of %,d files afterwards: %,d hits.",
        after.bytes(),
        after.files(),
        after.total());
    if (!isComplete()) {
      addFiles(lines, after);
      lines.add(
          "They stand where no contract names persons of these domains, or end a longer reference. Look at the files; nothing was done to them.");
    }
    addLanding(lines);
    return String.join("\n", lines);
  }

  private void addFound(List<String> lines) {
    add(
        lines,
        "%,d persons asked for, %s found, %,d hits in %,d of %,d files.",
        asked,
        before.owners().isEmpty() ? "none" : String.format(Locale.UK, "%,d", found()),
        before.total(),
        before.hits().size(),
        before.files());
  }

  private int found() {
    return before.owners().size();
  }

  private static void addFiles(List<String> lines, Report report) {
    report.hits().entrySet().stream()
        .limit(SHOWN)
        .forEach(e -> add(lines, "  %s: %,d", e.getKey(), e.getValue()));
    if (report.hits().size() > SHOWN) {
      add(lines, "  and %,d more files", report.hits().size() - SHOWN);
    }
  }

  private void addLanding(List<String> lines) {
    if (landing.total() > 0) {
      add(
          lines,
          "%,d files of the landing folder still name them. These are the suppliers': remove or replace them there. Rows that name them are dropped (ERASED) from now on.",
          landing.hits().size());
    }
  }

  private static void add(List<String> lines, String format, Object... values) {
    lines.add(String.format(Locale.UK, format, values));
  }
}
