package london.outcomes.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What maintenance has done, or would do.
 *
 * @param expired raw files whose retention has ended
 * @param leftovers raw files that an interrupted run has left
 * @param compacted tables of which small files were put together
 * @param freedBytes by how much the tables are smaller
 * @param kept tables whose old files are still needed, and what for
 */
public record Maintained(
    List<Raw> expired,
    List<String> leftovers,
    int compacted,
    long freedBytes,
    Map<String, String> kept) {

  /**
   * A raw file.
   *
   * @param filePath under which it was delivered
   * @param retention as its contract states it
   */
  public record Raw(String sourceId, String sha256, String filePath, String retention) {}

  public String toJson() {
    return JsonText.of(this);
  }

  /** What would be done. */
  public String toForecast() {
    List<String> lines = new ArrayList<>();
    addExpired(lines, "would be deleted");
    addLeftovers(lines, "would be deleted");
    addKept(lines);
    lines.add("Nothing has been changed.");
    return String.join("\n", lines);
  }

  public String toText() {
    List<String> lines = new ArrayList<>();
    addExpired(lines, "deleted; the ledger goes on knowing them");
    addLeftovers(lines, "deleted");
    lines.add(
        String.format(
            Locale.UK,
            "%,d tables compacted; the tables are %,d bytes smaller.",
            compacted,
            freedBytes));
    addKept(lines);
    return String.join("\n", lines);
  }

  private void addExpired(List<String> lines, String what) {
    lines.add(
        String.format(
            Locale.UK, "%,d raw files whose retention has ended: %s.", expired.size(), what));
    expired.forEach(raw -> lines.add("  %s (%s)".formatted(raw.filePath(), raw.retention())));
  }

  private void addLeftovers(List<String> lines, String what) {
    if (!leftovers.isEmpty()) {
      lines.add(
          String.format(
              Locale.UK,
              "%,d raw files that an interrupted run has left: %s.",
              leftovers.size(),
              what));
      leftovers.forEach(path -> lines.add("  " + path));
    }
  }

  private void addKept(List<String> lines) {
    kept.forEach((t, why) -> lines.add("  old files of %s are kept: %s".formatted(t, why)));
  }
}
