package london.outcomes.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of a lake against what comes out when all is read from the raw copies again.
 *
 * @param lake root of the lake
 * @param deliveries how many were read again
 * @param taken what was taken from the lake, because no one state tells it, in words
 * @param notes what a reader has to know of deliveries that were not read, or not taken in again
 */
public record Rebuilt(
    String lake, int deliveries, List<String> taken, List<String> notes, List<Compared> tables) {

  public boolean isSame() {
    return tables.stream().allMatch(Compared::isSame);
  }

  public String toText() {
    StringBuilder text = new StringBuilder();
    text.append(
        "Rebuilt from the raw copies of %,d deliveries of %s.%n%n".formatted(deliveries, lake));
    text.append(Compared.text(tables, "only in the lake", "only in the rebuild"));
    text.append('\n');
    taken.forEach(line -> text.append("Taken from the lake: ").append(line).append('\n'));
    notes.forEach(line -> text.append("Note: ").append(line).append('\n'));
    text.append("Not compared: who wrote a row and when (run_id, release_id, ..._at).\n\n");
    text.append(
        isSame()
            ? "The same: every value of the %,d rows comes out again.".formatted(rows())
            : "NOT the same. Either a table was changed by somebody else, or deliveries were taken in by"
                + " other contracts than those of conf/ now, by another program, or in another month"
                + " (--as-of). Figures of older contracts are brought up to date by: outcomes backfill");
    return text.toString();
  }

  private long rows() {
    return Compared.rows(tables);
  }

  public String toJson() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("lake", lake);
    tree.put("isSame", isSame());
    tree.put("deliveries", deliveries);
    tree.put("takenFromTheLake", taken);
    tree.put("notes", notes);
    tree.put("tables", tables);
    return JsonText.of(tree);
  }
}
