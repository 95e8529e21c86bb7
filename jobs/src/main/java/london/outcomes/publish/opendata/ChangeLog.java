package london.outcomes.publish.opendata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import london.outcomes.publish.Markdown;

/** {@code CHANGES.md}: what has been corrected since earlier releases. */
public final class ChangeLog {

  private final Edition edition;

  public ChangeLog(Edition edition) {
    this.edition = edition;
  }

  /**
   * @param earlier name of each earlier named release to the day on which it was frozen, newest
   *     first
   * @param corrections newest release first
   */
  public String of(Map<String, String> earlier, List<Correction> corrections) {
    Markdown page = new Markdown().heading(1, edition.titled("Changes up to " + edition.release()));
    page.paragraph(
        "Figures that a release has published stay in it as they are. When more or better data arrive, a later release corrects them, and says so here. Every single correction, with the figure before and after, is a row of `csv/fact_restatement.csv`.");
    page.heading(2, "Earlier named releases");
    if (earlier.isEmpty()) {
      page.paragraph("None: this is the first.");
    } else {
      List<String> lines = new ArrayList<>();
      earlier.forEach((name, day) -> lines.add("%s, frozen on %s".formatted(name, day)));
      page.list(lines);
    }
    page.heading(2, "Corrections");
    if (corrections.isEmpty()) {
      page.paragraph("No published figure has been corrected.");
    }
    byRelease(corrections).forEach((release, all) -> write(page, release, all));
    return page.text();
  }

  private static Map<String, List<Correction>> byRelease(List<Correction> corrections) {
    Map<String, List<Correction>> byRelease = new LinkedHashMap<>();
    corrections.forEach(c -> byRelease.computeIfAbsent(c.release(), r -> new ArrayList<>()).add(c));
    return byRelease;
  }

  private static void write(Markdown page, String release, List<Correction> corrections) {
    long figures = corrections.stream().mapToLong(Correction::figures).sum();
    page.heading(3, "By release %s: %,d figures".formatted(release, figures));
    page.table(
        List.of("measure", "figures corrected", "largest change", "because of"),
        corrections.stream()
            .map(
                c ->
                    List.of(
                        c.measure(),
                        "%,d".formatted(c.figures()),
                        Double.isFinite(c.largestPct())
                            ? String.format(Locale.UK, "%+.1f %%", c.largestPct())
                            : "from 0",
                        c.reason()))
            .toList());
  }
}
