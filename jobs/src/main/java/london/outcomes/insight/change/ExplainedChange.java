package london.outcomes.insight.change;

import static java.lang.Double.NaN;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import london.outcomes.insight.Provenances;

/** The change of one measure in one area on a year ago, and every published way to split it. */
final class ExplainedChange {

  static final String TYPE = "type";
  static final String NOT_ADDITIVE = "not-additive";
  private static final String RECORDING_CHANGE = "recording-change";

  /** Values are the same up to this part of them: they were computed from the same sums. */
  private static final double SAME = 1e-6;

  private final Part whole;
  private final double per;
  private final String provenance;

  private ExplainedChange(Part whole, Collection<Part> parts) {
    this.whole = whole;
    this.per = per(whole);
    List<String> provenances = new ArrayList<>();
    for (Part part : parts) {
      provenances.add(part.before().provenance());
      provenances.add(part.after().provenance());
    }
    this.provenance = Provenances.weakest(provenances);
  }

  /**
   * @param parts all that is published of the area, the whole among it, in any order
   * @return the whole first, then each split by its rank; none where there is no whole
   */
  static List<Finding> of(Collection<Part> parts) {
    return parts.stream()
        .filter(part -> part.splitType().equals(Part.WHOLE))
        .filter(part -> part.after().isShown())
        .findFirst()
        .map(whole -> new ExplainedChange(whole, parts).findings(parts))
        .orElse(List.of());
  }

  private List<Finding> findings(Collection<Part> parts) {
    List<Finding> findings = new ArrayList<>();
    findings.add(all());
    if (!whole.before().isShown()) {
      return findings;
    }
    TreeMap<String, List<Part>> splits =
        parts.stream()
            .filter(part -> !part.splitType().equals(Part.WHOLE))
            .collect(Collectors.groupingBy(Part::splitType, TreeMap::new, Collectors.toList()));
    splits.forEach((type, of) -> findings.addAll(split(type, of)));
    return findings.stream().map(this::marked).toList();
  }

  private Finding all() {
    boolean isKnown = whole.before().isShown();
    double before = isKnown ? whole.before().value() : NaN;
    return new Finding(
        Part.WHOLE,
        Part.WHOLE,
        before,
        whole.after().value(),
        whole.after().value() - before,
        NaN,
        NaN,
        isKnown && before != whole.after().value() ? 100 : NaN,
        1,
        isKnown ? Breakdown.OK : "no-earlier-value",
        provenance);
  }

  private List<Finding> split(String type, List<Part> parts) {
    List<Part> sorted = parts.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
    if (type.equals(TYPE)) {
      return byType(sorted);
    }
    boolean isAdditive = Double.isNaN(whole.after().base());
    if (!isAdditive && Double.isNaN(per)) {
      return List.of(none(type, NOT_ADDITIVE));
    }
    return new Breakdown(whole, sorted, per, isAdditive, provenance).findings(type);
  }

  /** Types are set against the same base as the whole, so that their values add up. */
  private List<Finding> byType(List<Part> parts) {
    boolean isWithheld =
        parts.stream().anyMatch(p -> p.before().isWithheld() || p.after().isWithheld());
    if (isWithheld) {
      return List.of(none(TYPE, Breakdown.SUPPRESSED));
    }
    List<Part> values = parts.stream().map(ExplainedChange::valued).toList();
    return new Breakdown(valued(whole), values, 1, true, provenance).findings(TYPE);
  }

  private static Part valued(Part part) {
    return new Part(part.splitType(), part.id(), valued(part.before()), valued(part.after()));
  }

  private static Sight valued(Sight s) {
    return new Sight(s.status(), s.value(), NaN, s.value(), s.changeStatus(), s.provenance());
  }

  private Finding none(String type, String status) {
    return new Finding(type, Part.REST, NaN, NaN, NaN, NaN, NaN, NaN, 0, status, provenance);
  }

  /** Numbers are right and no change of crime: the reader must know. */
  private Finding marked(Finding f) {
    boolean isMarked =
        whole.after().changeStatus().equals(RECORDING_CHANGE) && f.status().equals(Breakdown.OK);
    return isMarked
        ? new Finding(
            f.splitType(),
            f.part(),
            f.before(),
            f.after(),
            f.effect(),
            f.rate(),
            f.mix(),
            f.share(),
            f.rank(),
            RECORDING_CHANGE,
            f.provenance())
        : f;
  }

  /** Value of one case on a base of one; {@code NaN} where the value is no such quotient. */
  private static double per(Part whole) {
    double after = per(whole.after());
    double before = per(whole.before());
    return Math.abs(after - before) <= SAME * Math.abs(after) ? after : NaN;
  }

  private static double per(Sight sight) {
    return sight.value() * sight.base() / sight.count();
  }
}
