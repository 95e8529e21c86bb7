package london.outcomes.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Failure;
import london.outcomes.insight.Question;
import london.outcomes.insight.alike.AreasAlike;
import london.outcomes.insight.change.Changes;
import london.outcomes.insight.drivers.DriverAnalysis;
import london.outcomes.insight.forecast.Forecasts;
import london.outcomes.insight.place.Emerging;
import london.outcomes.insight.place.Hotspots;
import london.outcomes.insight.place.NearRepeats;

/** The questions that insight can answer, in the order in which they are answered. */
final class Questions {

  private final Map<String, Question> byId;

  private Questions(List<Question> questions) {
    this.byId =
        questions.stream()
            .collect(
                Collectors.toMap(Question::id, q -> q, (first, same) -> first, LinkedHashMap::new));
  }

  static Questions of(Catalogue catalogue) {
    return new Questions(
        List.of(
            new DriverAnalysis(catalogue.drivers(), catalogue.measures()),
            new Forecasts(),
            new Emerging(),
            new Hotspots(),
            new NearRepeats(),
            new AreasAlike(),
            new Changes(catalogue)));
  }

  /** All curated tables that hold answers, cards and checks. */
  Set<String> tables() {
    Set<String> tables = new TreeSet<>(Set.of(InsightStep.CARDS, InsightStep.CHECKS));
    byId.values().forEach(question -> tables.addAll(question.answers()));
    return tables;
  }

  /**
   * Those that are asked for by name, or all.
   *
   * @throws Failure.Usage for a name that no question has
   */
  List<Question> named(List<String> ids) {
    List<String> unknown = ids.stream().filter(id -> !byId.containsKey(id)).toList();
    if (!unknown.isEmpty()) {
      throw new Failure.Usage(
          "insight answers no question %s; it knows %s."
              .formatted(String.join(", ", unknown), String.join(", ", byId.keySet())));
    }
    List<Question> chosen = new ArrayList<>(byId.values());
    chosen.removeIf(q -> !ids.isEmpty() && !ids.contains(q.id()));
    return chosen;
  }
}
