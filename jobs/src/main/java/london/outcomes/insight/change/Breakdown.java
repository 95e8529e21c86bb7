package london.outcomes.insight.change;

import static java.lang.Double.NaN;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import london.outcomes.stats.ChangeEffects;
import london.outcomes.stats.ChangeEffects.Effect;

/**
 * One way to split a change, such as by borough: the parts that are published, and a rest that
 * makes them add up. All of it is arithmetic on published figures, and yet no rest stands for a
 * single part that is withheld: then the whole split is left out.
 */
final class Breakdown {

  static final String OK = "ok";
  static final String SUPPRESSED = "suppressed";
  static final String OVERLAPPING = "overlapping";
  static final String NO_PARTS = "no-parts";

  /** Fewer than these in a rest that holds what is withheld might give it away. */
  private static final double LEAST_REST = 5;

  /** Sums of weighted counts are equal up to this part of them. */
  private static final double ROUNDING = 1e-9;

  private final Part whole;
  private final double per;
  private final boolean isAdditive;
  private final String provenance;
  private final List<Part> parts;

  /**
   * @param whole the figure that changed, shown before and after
   * @param parts of one split, in the order of their ids
   * @param per value of the whole for a count of 1 on a base of 1
   * @param isAdditive whether the value is the count itself
   */
  Breakdown(Part whole, List<Part> parts, double per, boolean isAdditive, String provenance) {
    this.whole = whole;
    this.parts = parts.stream().filter(part -> !part.isAbsent()).toList();
    this.per = per;
    this.isAdditive = isAdditive;
    this.provenance = provenance;
  }

  List<Finding> findings(String splitType) {
    List<Part> shown = new ArrayList<>(parts.stream().filter(Part::isShown).toList());
    if (shown.isEmpty()) {
      return List.of(none(splitType, parts.isEmpty() ? NO_PARTS : SUPPRESSED));
    }
    Part rest = rest(splitType, shown);
    if (isTelling(rest)) {
      return List.of(none(splitType, SUPPRESSED));
    }
    if (isLess(rest)) {
      return List.of(none(splitType, OVERLAPPING));
    }
    if (isSomething(rest)) {
      shown.add(rest);
    }
    return isAdditive ? counted(shown) : rated(shown);
  }

  /** One cell withheld, before or after, is the rest itself; a few cases tell of each of them. */
  private boolean isTelling(Part rest) {
    long before = parts.stream().filter(p -> p.before().isWithheld()).count();
    long after = parts.stream().filter(p -> p.after().isWithheld()).count();
    boolean isSmall =
        (before > 0 && rest.before().count() < LEAST_REST)
            || (after > 0 && rest.after().count() < LEAST_REST);
    return before == 1 || after == 1 || isSmall;
  }

  private Part rest(String splitType, List<Part> shown) {
    return new Part(
        splitType,
        Part.REST,
        left(whole.before(), shown.stream().map(Part::before).toList()),
        left(whole.after(), shown.stream().map(Part::after).toList()));
  }

  private Sight left(Sight all, List<Sight> shown) {
    double count = all.count() - shown.stream().mapToDouble(Sight::count).sum();
    double base = all.baseOrNothing() - shown.stream().mapToDouble(Sight::baseOrNothing).sum();
    double left = exact(count, all.count());
    double leftBase = exact(base, all.baseOrNothing());
    double value = isAdditive ? left : per * left / leftBase;
    return new Sight(OK, left, leftBase, value, OK, provenance);
  }

  private static double exact(double difference, double of) {
    return Math.abs(difference) <= ROUNDING * Math.abs(of) ? 0 : difference;
  }

  /** Whether the parts are more than the whole: they overlap, or are set against other people. */
  private boolean isLess(Part rest) {
    return isLess(rest.before()) || isLess(rest.after());
  }

  private boolean isLess(Sight rest) {
    return rest.count() < 0 || (!isAdditive && rest.base() < 0);
  }

  private boolean isSomething(Part rest) {
    return rest.before().count() != 0
        || rest.after().count() != 0
        || (!isAdditive && (rest.before().base() != 0 || rest.after().base() != 0));
  }

  private List<Finding> counted(List<Part> shown) {
    List<Effect> effects =
        shown.stream()
            .map(part -> new Effect(part.after().count() - part.before().count(), 0))
            .toList();
    return ranked(shown, effects, false);
  }

  private List<Finding> rated(List<Part> shown) {
    List<ChangeEffects.Part> sums = new ArrayList<>();
    for (Part p : shown) {
      sums.add(
          new ChangeEffects.Part(
              p.before().count(),
              p.before().baseOrNothing(),
              p.after().count(),
              p.after().baseOrNothing()));
    }
    List<Effect> effects =
        ChangeEffects.of(sums).stream()
            .map(e -> new Effect(per * e.rate(), per * e.mix()))
            .toList();
    return ranked(shown, effects, true);
  }

  private List<Finding> ranked(List<Part> shown, List<Effect> effects, boolean isSplit) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      order.add(i);
    }
    order.sort(
        Comparator.comparingDouble((Integer i) -> -Math.abs(effects.get(i).total()))
            .thenComparing(i -> shown.get(i).id()));
    List<Finding> findings = new ArrayList<>();
    for (int rank = 1; rank <= order.size(); rank++) {
      int i = order.get(rank - 1);
      findings.add(finding(shown.get(i), effects.get(i), isSplit, rank));
    }
    return findings;
  }

  private Finding finding(Part part, Effect effect, boolean isSplit, int rank) {
    double change = whole.after().value() - whole.before().value();
    return new Finding(
        part.splitType(),
        part.id(),
        part.before().value(),
        part.after().value(),
        effect.total(),
        isSplit ? effect.rate() : NaN,
        isSplit ? effect.mix() : NaN,
        change == 0 ? NaN : 100 * effect.total() / change,
        rank,
        OK,
        provenance);
  }

  private Finding none(String splitType, String status) {
    return new Finding(splitType, Part.REST, NaN, NaN, NaN, NaN, NaN, NaN, 0, status, provenance);
  }
}
