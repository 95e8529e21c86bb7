package london.outcomes.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import london.outcomes.catalogue.ReferenceList;
import london.outcomes.insight.ModelCard;
import london.outcomes.publish.ModelCardPage;
import london.outcomes.publish.ModelCardPage.Card;
import london.outcomes.publish.ModelCardPage.Check;
import london.outcomes.publish.ModelCardPage.Metric;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The models of an answer as pages in the lake, for readers who open no table. */
final class ModelCards {

  /** Beside the tables: whoever may read those may read these. */
  private static final String FOLDER = "curated/model-cards";

  /** Metrics that are good when they are high; of all others the highest come first. */
  private static final Set<String> GOOD_WHEN_HIGH =
      Set.of("interval-coverage", "precision", "recall", "share-shown", "stability");

  private final Workplace place;
  private final Map<String, String> areaNames = new HashMap<>();
  private final Set<String> regions;

  ModelCards(Workplace place) {
    this.place = place;
    ReferenceList areas = place.catalogue().references().get("area");
    areas
        .rows()
        .forEach(
            row -> areaNames.put(areas.field(row, "area_code"), areas.field(row, "area_name")));
    this.regions =
        areas.rows().stream()
            .filter(row -> areas.field(row, "area_level").equals("region"))
            .map(row -> areas.field(row, "area_code"))
            .collect(Collectors.toSet());
  }

  /**
   * Writes a page for each card.
   *
   * @param checks columns of {@code fact_model_check}, of these models
   */
  void write(List<ModelCard> cards, Dataset<Row> checks) {
    Map<String, List<Check>> byModel = new HashMap<>();
    for (Row row : checks.collectAsList()) {
      byModel.computeIfAbsent(row.getAs("model_id"), id -> new ArrayList<>()).add(check(row));
    }
    for (ModelCard card : cards) {
      List<Check> own = byModel.getOrDefault(card.id(), List.of());
      Set<String> bad =
          own.stream()
              .map(Check::metric)
              .filter(metric -> !GOOD_WHEN_HIGH.contains(metric))
              .collect(Collectors.toSet());
      place
          .lake()
          .storage()
          .write(
              "%s/%s/%s.md".formatted(place.lake().root(), FOLDER, card.id()),
              new ModelCardPage().text(page(card), own, bad));
    }
  }

  private Check check(Row row) {
    String area = row.getAs("area_code");
    Double value = row.getAs("value");
    return new Check(
        row.getAs("metric"),
        areaNames.getOrDefault(area, area),
        regions.contains(area),
        row.getAs("group_type"),
        row.getAs("group_id"),
        value == null ? Double.NaN : value,
        row.<Double>getAs("base"));
  }

  private static Card page(ModelCard card) {
    return new Card(
        card.id(),
        card.title(),
        card.question(),
        card.data(),
        card.method(),
        card.limits(),
        card.notFor(),
        card.metrics().entrySet().stream().map(m -> new Metric(m.getKey(), m.getValue())).toList(),
        card.version(),
        card.through(),
        card.provenance());
  }
}
