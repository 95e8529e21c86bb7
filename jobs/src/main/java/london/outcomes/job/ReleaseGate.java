package london.outcomes.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import london.outcomes.catalogue.Failure;
import london.outcomes.disclosure.Audit.Found;
import london.outcomes.disclosure.Protection.Decision;
import london.outcomes.disclosure.Quantities;
import london.outcomes.disclosure.ReleasedCounts;
import london.outcomes.disclosure.Withholding.Key;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Lets figures be published only if an attack on them finds nothing, and if they are what was
 * attacked.
 */
final class ReleaseGate {

  private static final int EXAMPLES = 5;

  private final ReleasedCounts counts;

  ReleaseGate(Quantities quantities) {
    this.counts = new ReleasedCounts(quantities);
  }

  /**
   * Checks.
   *
   * @param decision what is to be shown, as it was attacked
   * @param released rows as they are to be published
   * @return what was withheld, in words
   * @throws Failure.Disclosive if a small count can be worked out that could not be before
   */
  String passed(Decision decision, Dataset<Row> released) {
    List<String> exposed = new ArrayList<>();
    for (Found found : decision.found()) {
      found.exposed().forEach(place -> exposed.add(found.measureId() + ", " + place));
    }
    requireNone(
        exposed,
        "%d small counts could be worked out from the figures, such as %s. Publish less of these"
            + " measures: a longer window (`disclosure: {window: …}` in conf/measures), or fewer"
            + " groups.");
    if (decision.figures().isEmpty()) {
      return "no measure needs protection";
    }
    Set<Key> shown = decision.shown();
    requireNone(
        counts.telling(released).stream()
            .filter(key -> !shown.contains(key))
            .map(Key::toString)
            .toList(),
        "%d figures tell numbers that were to be withheld, such as %s. This is a fault of ours:"
            + " report it.");
    return words(decision.found(), decision.repaired());
  }

  private static void requireNone(List<String> disclosed, String message) {
    if (!disclosed.isEmpty()) {
      List<String> examples = disclosed.subList(0, Math.min(EXAMPLES, disclosed.size()));
      throw new Failure.Disclosive(
          "Nothing was released: "
              + message.formatted(disclosed.size(), String.join("; ", examples)));
    }
  }

  private static String words(List<Found> found, int repaired) {
    return "protected: %,d of %,d figures withheld, %,d of them for others, %,d of these after an attack"
        .formatted(
            found.stream().mapToInt(Found::withheld).sum(),
            found.stream().mapToInt(Found::figures).sum(),
            found.stream().mapToInt(Found::secondary).sum(),
            repaired);
  }
}
