package london.outcomes.measure;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Baseline;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Gap;
import london.outcomes.catalogue.Measure;

/** Measures like the product's own, but for one thing. */
final class Copies {

  private Copies() {}

  /** The measure under another id. */
  static Measure named(Measure m, String id) {
    return of(m, id, m.sources(), m.denominator(), m.baseline());
  }

  /** The measure with another baseline. */
  static Measure of(Measure m, Baseline baseline) {
    return of(m, m.id(), m.sources(), m.denominator(), Optional.of(baseline));
  }

  /** The gap between the groups of another measure. */
  static Gap of(Gap g, String of) {
    return new Gap(
        g.id(),
        g.title(),
        g.theme(),
        g.question(),
        g.planSection(),
        g.nationalMeasure(),
        of,
        g.tolerance(),
        g.windows(),
        g.levels(),
        g.notes(),
        g.limits(),
        g.owner(),
        g.definition());
  }

  /** A measure under another id, over sources under a prefix, against another denominator. */
  static Measure of(Measure m, String id, String prefix, Denominator denominator) {
    Set<String> sources =
        m.sources().stream().map(s -> prefix + "/" + s).collect(Collectors.toSet());
    return of(m, id, sources, denominator, m.baseline());
  }

  private static Measure of(
      Measure m,
      String id,
      Set<String> sources,
      Denominator denominator,
      Optional<Baseline> baseline) {
    return new Measure(
        id,
        m.title(),
        m.theme(),
        m.question(),
        m.planSection(),
        m.nationalMeasure(),
        m.better(),
        m.table(),
        sources,
        m.kind(),
        m.numerator(),
        denominator,
        m.sample(),
        m.per(),
        m.unit(),
        m.windows(),
        m.levels(),
        m.breakdowns(),
        m.minimumCoverage(),
        m.disclosure(),
        m.recordingChanges(),
        m.settlesAfter(),
        m.finalAfter(),
        baseline,
        m.notes(),
        m.limits(),
        m.owner(),
        m.definition());
  }
}
