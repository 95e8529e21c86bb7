package london.outcomes.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A named release against what comes out when it is computed again.
 *
 * @param restsOn version of each table that it was computed from
 */
public record Verified(
    String release,
    Instant frozenAt,
    String program,
    Map<String, Long> restsOn,
    List<Compared> tables) {

  public boolean isSame() {
    return tables.stream().allMatch(Compared::isSame);
  }

  public String toText() {
    StringBuilder text = new StringBuilder();
    text.append(
        "Release %s, frozen %s by %s, rests on %d tables.%n%n"
            .formatted(release, frozenAt, program, restsOn.size()));
    text.append(Compared.text(tables, "only frozen", "only now"));
    text.append('\n');
    text.append(
        isSame()
            ? "Computed again, and every value of the %,d rows is the same."
                .formatted(Compared.rows(tables))
            : "Computed again, and NOT the same. Either the frozen tables were changed by somebody else,"
                + " or this program computes otherwise than the one that froze them.");
    return text.toString();
  }

  public String toJson() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("release", release);
    tree.put("frozenAt", frozenAt.toString());
    tree.put("program", program);
    tree.put("isSame", isSame());
    tree.put("restsOn", restsOn);
    tree.put("tables", tables);
    return JsonText.of(tree);
  }
}
