package london.outcomes.insight.drivers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import london.outcomes.catalogue.Drivers;
import london.outcomes.stats.BenjaminiHochberg;
import london.outcomes.stats.survey.AverageEffect;

/**
 * Models to findings: one for each factor of the configuration, whether a model holds it or not.
 * The factors of a year and characteristic are one family of tests.
 */
record Findings(Drivers drivers) {

  /** A model with the effect of each factor. */
  private record Told(Model model, List<AverageEffect> effects) {

    boolean isYearBefore(Model later) {
      return model.year() == later.year() - 1
          && model.groupType().equals(later.groupType())
          && model.group().equals(later.group());
    }

    boolean holdsTheSameAs(Model other) {
      return model.encoding().columns().keySet().equals(other.encoding().columns().keySet());
    }
  }

  /**
   * @param models of one outcome
   * @param asked year to the factors that were asked in it
   */
  List<Finding> of(List<Model> models, Map<Integer, List<Integer>> asked) {
    List<Told> all =
        models.stream().map(m -> new Told(m, effects(m, asked.get(m.year())))).toList();
    Map<String, List<Told>> families = new LinkedHashMap<>();
    for (Told told : all) {
      String family = told.model().year() + " " + told.model().groupType();
      families.computeIfAbsent(family, f -> new ArrayList<>()).add(told);
    }
    List<Finding> findings = new ArrayList<>();
    families.values().forEach(family -> findings.addAll(ofFamily(family, all)));
    return findings;
  }

  private List<AverageEffect> effects(Model model, List<Integer> asked) {
    List<AverageEffect> effects = new ArrayList<>();
    for (int factor = 0; factor < drivers.factors().size(); factor++) {
      effects.add(
          asked.contains(factor)
              ? model.effect(factor)
              : AverageEffect.undefined(Finding.NOT_ASKED));
    }
    return effects;
  }

  private List<Finding> ofFamily(List<Told> family, List<Told> all) {
    double[] adjusted =
        BenjaminiHochberg.adjust(
            family.stream()
                .flatMap(told -> told.effects().stream())
                .mapToDouble(AverageEffect::pValue)
                .toArray());
    List<Finding> findings = new ArrayList<>();
    for (Told told : family) {
      Model model = told.model();
      Optional<Told> before =
          all.stream().filter(t -> t.isYearBefore(model) && t.holdsTheSameAs(model)).findFirst();
      for (int i = 0; i < drivers.factors().size(); i++) {
        int factor = i;
        AverageEffect effect = told.effects().get(i);
        boolean isKnown = effect.reason().isEmpty();
        findings.add(
            new Finding(
                model,
                drivers.factors().get(i),
                i,
                effect,
                isKnown ? model.unadjusted(i) : effect,
                adjusted[findings.size()],
                before.map(t -> t.effects().get(factor)).filter(e -> e.reason().isEmpty())));
      }
    }
    return findings;
  }
}
