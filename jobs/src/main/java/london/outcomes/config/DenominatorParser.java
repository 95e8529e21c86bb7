package london.outcomes.config;

import java.util.Optional;
import london.outcomes.catalogue.Denominator;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Residents;

/** Reads what a measure, and each group of a breakdown, is set against. */
final class DenominatorParser {

  private DenominatorParser() {}

  static Denominator parse(ConfigNode node, Kind kind) {
    Denominator denominator =
        node.child("denominator")
            .map(DenominatorParser::denominator)
            .orElse(new Denominator.None());
    boolean isNeeded = kind.hasDenominator();
    if (isNeeded == denominator instanceof Denominator.None) {
      node.problem(
          "denominator",
          isNeeded
              ? "a " + kind.id() + " needs a denominator"
              : "a " + kind.id() + " has no denominator",
          isNeeded
              ? "Add `denominator: {population: mye-2020, year: 2020}`, `{measure: id}` or `{where:"
                  + " \"…\"}`."
              : "Remove the key or change the kind.");
    }
    return denominator;
  }

  private static Denominator denominator(ConfigNode node) {
    Denominator denominator = kindOfDenominator(node);
    node.done();
    return denominator;
  }

  private static Denominator kindOfDenominator(ConfigNode node) {
    String measure = node.text("measure", "");
    if (!measure.isEmpty()) {
      return new Denominator.OfMeasure(measure);
    }
    String where = node.text("where", "");
    return where.isEmpty()
        ? new Denominator.Population(
            node.text("population"),
            node.whole("year", 0),
            node.whole("age-from", 0),
            node.whole("age-to", Residents.OLDEST))
        : new Denominator.Rows(where);
  }

  /** The measure's own residents, those of another vintage and of the same ages, or none. */
  static Denominator residents(ConfigNode node, Denominator of) {
    boolean isCountsOnly = node.flag("counts-only", false);
    Optional<ConfigNode> other = node.child("residents");
    if (!(of instanceof Denominator.Population own)) {
      if (isCountsOnly || other.isPresent()) {
        node.problem(
            isCountsOnly ? "counts-only" : "residents",
            "the measure is not set against residents",
            "Remove the key.");
      }
      return new Denominator.None();
    }
    if (isCountsOnly) {
      return new Denominator.None();
    }
    return other.map(named -> (Denominator) residents(named, own)).orElse(own);
  }

  private static Denominator.Population residents(ConfigNode node, Denominator.Population own) {
    Denominator.Population population =
        new Denominator.Population(
            node.text("population"), node.whole("year", 0), own.ageFrom(), own.ageTo());
    node.done();
    return population;
  }
}
