package london.outcomes.insight.drivers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Drivers;
import london.outcomes.stats.survey.SampleDesign;

/** The models of one outcome: everybody year by year, and the latest year group by group. */
final class OutcomeModels {

  private final Drivers drivers;
  private final List<Breakdown> characteristics;
  private final Regression regression;
  private final Map<Integer, List<Response>> years;
  private final Map<Integer, List<Integer>> asked = new LinkedHashMap<>();

  /**
   * @param characteristics in the order of {@link Response#groups}
   */
  OutcomeModels(
      Drivers drivers,
      List<Breakdown> characteristics,
      List<Response> responses,
      Regression regression) {
    this.drivers = drivers;
    this.characteristics = characteristics;
    this.regression = regression;
    this.years =
        responses.stream()
            .collect(
                Collectors.groupingBy(Response::financialYear, TreeMap::new, Collectors.toList()));
    years.forEach((year, file) -> asked.put(year, asked(file)));
  }

  /** Factors that enough of those who answered the outcome have answered. */
  private List<Integer> asked(List<Response> file) {
    List<Response> valid = file.stream().filter(Response::hasOutcome).toList();
    double enough = drivers.minimumAnswered() * valid.size();
    return IntStream.range(0, drivers.factors().size())
        .filter(f -> !valid.isEmpty() && valid.stream().filter(r -> r.has(f)).count() >= enough)
        .boxed()
        .toList();
  }

  List<Model> all() {
    List<Model> models = new ArrayList<>();
    years.forEach(
        (year, file) -> models.add(model(year, Model.ALL, Model.ALL, file, Model.design(file))));
    int latest = latest();
    List<Response> file = years.get(latest);
    SampleDesign design = Model.design(file);
    for (int i = 0; i < characteristics.size(); i++) {
      int place = i;
      Breakdown breakdown = characteristics.get(i);
      if (drivers.breakdowns().contains(breakdown.id())) {
        for (String group : breakdown.groups()) {
          List<Response> members =
              file.stream().filter(r -> r.groups().get(place).equals(group)).toList();
          if (!group.equals(Responses.UNKNOWN)) {
            models.add(model(latest, breakdown.id(), group, members, design));
          }
        }
      }
    }
    return models;
  }

  private Model model(
      int year, String type, String group, List<Response> members, SampleDesign design) {
    Encoding encoding = Encoding.of(members, asked.get(year), drivers.controls().size());
    return Model.of(year, type, group, encoding, design, regression);
  }

  int latest() {
    return years.keySet().stream().max(Integer::compare).orElseThrow();
  }

  Map<Integer, List<Response>> years() {
    return years;
  }

  /** Year to the factors that were asked in it, by their place. */
  Map<Integer, List<Integer>> asked() {
    return asked;
  }
}
