package london.outcomes.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import london.outcomes.catalogue.Alignment;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Disclosure;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Numerator;
import london.outcomes.catalogue.Window;

/**
 * Measures whose small counts, 1 to 4, are withheld, in a town of two units of three boroughs each
 * and one borough of its own.
 */
final class ProtectedMeasures {

  static final String LONDON = "L";

  static final Map<String, String> PARENTS =
      new TreeMap<>(
          Map.of(
              "a1", "A", "a2", "A", "a3", "A", "b1", "B", "b2", "B", "b3", "B", "c", LONDON, "A",
              LONDON, "B", LONDON));

  static final int THRESHOLD = 4;

  private static final Breakdown SEX =
      new Breakdown(
          "sex",
          "sex",
          List.of("female", "male", "unknown"),
          "male",
          Set.of("region"),
          new Denominator.None());

  /** What is counted by {@code offences} is what {@code solved} is a share of. */
  static final Quantities QUANTITIES =
      new Quantities(
          Map.of(
              "offences", measure("offences", Kind.COUNT, "is_ours", new Denominator.None()),
              "solved",
                  measure("solved", Kind.PROPORTION, "is_solved", new Denominator.Rows("is_ours")),
              "mean", measure("mean", Kind.MEAN, "is_again", new Denominator.None()),
              "ratio", measure("ratio", Kind.RATE_RATIO, "is_other", new Denominator.None()),
              "admissions",
                  measure(
                      "admissions",
                      Kind.COUNT,
                      "is_admitted",
                      new Denominator.None(),
                      Set.of(Window.values()),
                      List.of(SEX),
                      new Disclosure(Disclosure.NHS, Disclosure.NHS_THRESHOLD, "quarter")),
              "open", measure("open", Disclosure.PUBLISHED, Set.of(Window.MONTH))));

  private ProtectedMeasures() {}

  private static Measure measure(String id, Kind kind, String where, Denominator of) {
    Disclosure disclosure = new Disclosure(Disclosure.SUPPRESS, THRESHOLD, "quarter");
    return measure(id, kind, where, of, Set.of(Window.values()), List.of(SEX), disclosure);
  }

  static Measure measure(String id, String rule, Set<Window> windows) {
    Disclosure disclosure = new Disclosure(rule, THRESHOLD, "");
    Denominator none = new Denominator.None();
    return measure(id, Kind.COUNT, "true", none, windows, List.of(SEX), disclosure);
  }

  static Measure measure(
      String id,
      Kind kind,
      String where,
      Denominator of,
      Set<Window> windows,
      List<Breakdown> breakdowns,
      Disclosure disclosure) {
    return new Measure(
        id,
        id,
        "",
        "",
        "",
        Alignment.NONE,
        "",
        "t",
        Set.of("s"),
        kind,
        new Numerator("1", where),
        of,
        Optional.empty(),
        1,
        "",
        windows,
        Set.of("borough", "bcu", "region"),
        breakdowns,
        1,
        disclosure,
        List.of(),
        0,
        0,
        Optional.empty(),
        "",
        List.of(),
        "",
        id);
  }
}
